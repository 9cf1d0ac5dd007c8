using Sessions.Build;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;
using YamlDotNet.Core;

namespace Sessions.Tests.Build;

/// <summary>
/// Documents that would overflow the stack, or expand to billions of values: each ends in a sentence, whoever reads it.
/// </summary>
internal sealed class DeepDocumentsTests
{
    private const int Depth = 200_000;

    private static IEnumerable<TestCaseData> Documents =>
    [
        Of("brackets", string.Concat(Enumerable.Repeat("[", Depth))),
        Of("closed brackets", $"a: {string.Concat(Enumerable.Repeat("[", Depth))}{string.Concat(Enumerable.Repeat("]", Depth))}"),
        Of("braces", "x: " + string.Concat(Enumerable.Repeat("{a: ", Depth))),
        Of("JSON", string.Concat(Enumerable.Repeat("{\"a\":[", Depth))),
        Of("dashes", string.Concat(Enumerable.Repeat("- ", Depth)) + "a"),
        Of("a name of ours in a comment", $"# x-csharp-name: A\n{string.Concat(Enumerable.Repeat("[", Depth))}"),
        Of("a name of ours", $"openapi: 3.0.3\npaths: {{/a: {{get: {{x-csharp-name: A, x: {string.Concat(Enumerable.Repeat("[", Depth))}"),
        Of("aliases", $"openapi: 3.0.3\npaths: {{/a: {{get: {{x-csharp-name: A}}}}}}\nl0: &l0 x\n{string.Join('\n', Enumerable.Range(1, 12).Select(level => $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]"))}\n"),
        Of("an alias in its own anchor", "openapi: 3.0.3\npaths: &a {/a: {get: {x-csharp-name: A, x: *a}}}\n"),
        Of("a long key", $"openapi: 3.0.3\n{new string('k', 100_000)}: a\n"),
        Of("a key twice", "openapi: 3.0.3\npaths: {}\npaths: {}\n"),
    ];

    [TestCaseSource(nameof(Documents))]
    public async Task An_add_ends_in_a_sentence(string document)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("vendor.yaml", document);

        await Assert.ThatAsync(() => new DocumentSpecSource().ReadAsync("Acme", file, new ImportRequest(), CancellationToken.None), Throws.TypeOf<BuildFailure>());
    }

    [TestCaseSource(nameof(Documents))]
    public void A_check_of_specs_ends_in_a_finding(string document)
    {
        Assert.That(SpecCheck.Run("openapi.yaml", document), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Documents))]
    public void A_provenance_ends_in_a_sentence(string document)
    {
        Assert.That(() => YamlFile.Parse(document), Throws.InstanceOf<YamlException>());
        Assert.That(() => ImportRequest.Read(document), Throws.TypeOf<BuildFailure>());
    }

    private static TestCaseData Of(string name, string document) => new TestCaseData(document).SetArgDisplayNames(name);
}
