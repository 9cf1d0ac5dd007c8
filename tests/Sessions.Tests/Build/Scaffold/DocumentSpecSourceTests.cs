using Sessions.Build;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

internal sealed class DocumentSpecSourceTests
{
    [Test]
    public async Task A_document_in_our_dialect_is_taken_whole()
    {
        var source = await ReadAsync("bearer.yaml", new ImportRequest());

        Assert.That(source.Spec, Is.EqualTo(await File.ReadAllTextAsync(ScaffoldClone.Spec("bearer.yaml"))));
    }

    [TestCase("# x-csharp-name: A comment\n", "")]
    [TestCase("", "x-note: 'x-csharp-name: A text'")]
    [TestCase("x-csharp-name: AtTheRoot\n", "")]
    public async Task A_document_that_only_mentions_our_names_is_imported(string head, string inTheOperation)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("vendor.yaml", $$$"""
            {{{head}}}openapi: 3.0.3
            info: {title: A, version: '1'}
            paths:
              /a:
                get:
                  operationId: getIt
                  {{{inTheOperation}}}
                  responses: {'200': {description: Ok}}
            """);

        var source = await new DocumentSpecSource().ReadAsync("Acme", file, new ImportRequest { HealthCheck = "none" }, CancellationToken.None);

        Assert.That(source.Spec, Does.StartWith("# Written by the import").And.Contain("x-csharp-name: GetIt"));
    }

    [TestCase("x-csharp-name: GetIt", "x-csharp-name: 'Get(); class Evil {'", "'x-csharp-name' must be a C# name in PascalCase")]
    [TestCase("'200': {description: Ok}", "'200': {description: Ok, x-anything: 1}", "'x-anything' is not an extension that anything reads in the Response Object.")]
    [TestCase("'200': {description: Ok}", "'200': {$ref: '#/components/responses/Gone'}", "the $ref '#/components/responses/Gone' points at nothing")]
    [TestCase("info:", "x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\ninfo:", "What follows here is not YAML")]
    public async Task A_document_in_our_dialect_passes_the_same_checks(string original, string replacement, string finding)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("openapi.yaml", """
            openapi: 3.0.3
            info: {title: A, version: '1'}
            x-health-check: none
            paths:
              /a:
                get:
                  operationId: getIt
                  x-csharp-name: GetIt
                  responses: {'200': {description: Ok}}
            """.Replace(original, replacement, StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => new DocumentSpecSource().ReadAsync("Acme", file, new ImportRequest(), CancellationToken.None));

        Assert.That(failure!.Details.Prepend(failure.Message), Has.Some.Contains(finding));
    }

    [Test]
    public void A_part_of_a_document_in_our_dialect_can_not_be_asked_for()
    {
        Assert.That(
            async () => await ReadAsync("bearer.yaml", new ImportRequest { Tags = ["Notes"] }),
            Throws.TypeOf<BuildFailure>().With.Message.Contains("which is taken whole"));
    }

    [Test]
    public async Task Of_a_document_of_a_provider_is_taken_what_is_asked_for()
    {
        var source = await ReadAsync("vendor.yaml", new ImportRequest { Tags = ["devices"] });

        Assert.That(source.Spec, Does.Contain("x-csharp-name: ListDevices").And.Not.Contain("/invoices"));
        Assert.That(source.Notes[0], Does.StartWith("3 operations reach "));
    }

    [Test]
    public async Task What_was_asked_for_is_asked_for_again()
    {
        var source = await ReadAsync("vendor.yaml", new ImportRequest { Tags = ["devices"] });

        Assert.That(new DocumentSpecSource().ReadSelection(source.Provenance).Tags, Is.EqualTo(new[] { "devices" }));
    }

    [Test]
    public async Task What_a_document_leaves_open_is_asked_with_the_option_that_answers_it()
    {
        var failure = await Assert.ThrowsAsync<BuildFailure>(() => ReadAsync("vendor.yaml", new ImportRequest { Paths = ["/invoices"] }));

        Assert.That(failure!.Message, Does.Contain("leaves open what Acme needs"));
        Assert.That(failure.Details.Single(), Does.Contain("--health-check <operation>"));
    }

    private static Task<ScaffoldSource> ReadAsync(string file, ImportRequest request) =>
        new DocumentSpecSource().ReadAsync("Acme", ScaffoldClone.Spec(file), request, CancellationToken.None);
}
