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
