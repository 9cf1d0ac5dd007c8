using System.Text;
using Sessions.Build;
using Sessions.Build.Comparison;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Tests.Build.Comparison;

/// <summary>
/// What is no spec, or none that can be compared, each in one sentence.
/// </summary>
internal sealed class UnreadableSpecsTests
{
    [TestCase("a.yaml", "a: [", "a.yaml is not valid YAML at line 2, column 1: ")]
    [TestCase("a.yaml", "a: 1\na: 2\n", "a.yaml is not valid YAML at line 2, column 1: The key 'a' stands here a second time.")]
    [TestCase("a.yaml", "a: *b\n", "a.yaml is not valid YAML at line 1, column 4: The alias *b has no anchor before it.")]
    [TestCase("a.yaml", ": {\ne", "a.yaml is not valid YAML at line 1, column 3: What follows here is not YAML: ")]
    [TestCase("a.yaml", ": [\ns", "a.yaml is not valid YAML at line 1, column 3: What follows here is not YAML: ")]
    [TestCase("a.yaml", "a: !![ b", "a.yaml is not valid YAML at line 1, column 1: What follows here is not YAML: Global tags must be valid URIs.")]
    [TestCase("a.yaml", "", "The document is empty.")]
    [TestCase("a.yaml", "--- {}\n--- {}\n", "A second document begins here; only one may stand in the file.")]
    [TestCase("a.json", "{\n \"a\": }", "a.json is not valid JSON at line 2: '}' is an invalid start of a value.")]
    [TestCase("a.json", "{\"a\": 1, \"a\": 2}", "a.json is not valid JSON at line 1: The key 'a' stands here a second time.")]
    [TestCase("a.yaml", "just words\n", "a.yaml is not an OpenAPI document: it is no mapping with the field 'openapi' at its root.")]
    [TestCase("a.yaml", "[1]\n", "a.yaml is not an OpenAPI document: it is no mapping with the field 'openapi' at its root.")]
    [TestCase("a.yaml", "swagger: '2.0'\n", "a.yaml is a Swagger 2.0 document; convert it to OpenAPI 3.0 or 3.1.")]
    [TestCase("a.yaml", "openapi: 4.0.0\npaths: {}\n", "a.yaml says 'openapi: 4.0.0'; only OpenAPI 3.0 and 3.1 are read.")]
    [TestCase("a.yaml", "openapi: 3.0.3\n", "a.yaml is not an OpenAPI document: it has no paths.")]
    [TestCase("a.yaml", "openapi: 3.0.3\npaths: []\n", "a.yaml is not an OpenAPI document: 'paths' in line 2 is no mapping.")]
    [TestCase("a.yaml", "openapi: 3.0.3\npaths:\n  /a: {$ref: './b.yaml#/a'}\n", "a.yaml in line 3: the $ref './b.yaml#/a' points into another document, which is not read; bundle the spec into one file.")]
    [TestCase("a.yaml", "openapi: 3.0.3\npaths:\n  /a: {$ref: 'https://example.com/a'}\n", "a.yaml in line 3: the $ref 'https://example.com/a' points into another document, which is not read; bundle the spec into one file.")]
    [TestCase("a.yaml", "openapi: 3.0.3\npaths:\n  /a: {$ref: '#/nowhere'}\n", "a.yaml in line 3: the $ref '#/nowhere' points at nothing; mend it or add what it names.")]
    [TestCase("a.yaml", "openapi: 3.0.3\npaths:\n  /a: {$ref: '#a'}\n", "a.yaml in line 3: the $ref '#a' names an anchor, which is not followed; write the path to it.")]
    [TestCase("a.yaml", "openapi: 3.0.3\npaths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n", "comes back to itself without ever reaching a value; let it point at one.")]
    public void A_document_that_is_no_spec_is_refused_in_one_sentence(string name, string text, string sentence)
    {
        Assert.That(() => Read(name, Encoding.UTF8.GetBytes(text)), Throws.TypeOf<BuildFailure>().With.Message.Contains(sentence));
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.That(
            () => Read("a.yaml", [0x61, 0xFF, 0xFE, 0x00]),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("a.yaml is not UTF-8 text, so it is no OpenAPI document."));
    }

    [TestCase("a.yaml")]
    [TestCase("a.json")]
    public void A_document_that_is_too_deep_is_refused(string name)
    {
        Assert.That(() => Read(name, Encoding.UTF8.GetBytes(new string('[', 100_000))), Throws.TypeOf<BuildFailure>().With.Message.Contains("is not valid"));
    }

    [Test]
    public void Aliases_that_expand_to_billions_of_values_are_refused()
    {
        var levels = Enumerable.Range(1, 12).Select(level => $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]");

        Assert.That(
            () => Read("a.yaml", Encoding.UTF8.GetBytes($"l0: &l0 x\n{string.Join('\n', levels)}\n")),
            Throws.TypeOf<BuildFailure>().With.Message.EndsWith("With its aliases expanded this holds more than 3,000,000 values."));
    }

    [Test]
    public async Task A_document_of_50_MB_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("large.yaml", "");
        using (var stream = File.OpenWrite(path))
        {
            stream.SetLength(50_000_000);
        }

        await Assert.ThatAsync(
            () => SpecFileReader.ReadFileAsync(path, "large.yaml", CancellationToken.None),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                "large.yaml has 50 MB, and more than 40 MB are not read; cut the document down to the operations that matter."));
    }

    [Test]
    public void An_endless_parent_of_all_is_compared_to_its_end()
    {
        const string Schema = "{$ref: '#/components/schemas/A'}";
        const string Components = "    A: {allOf: [{$ref: '#/components/schemas/A'}], properties: {a: {type: string}}}";

        Assert.That(ChangedSpec.Compare(SmallSpec.Reading(Schema, components: Components), SmallSpec.Reading(Schema, components: Components)), Is.Empty);
    }

    [Test]
    public void A_cancelled_comparison_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var spec = ChangedSpec.Parse("a.yaml", SmallSpec.Of("responses: {}"));

        Assert.That(() => SpecComparison.Run(spec, spec, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static SpecFile Read(string name, byte[] content) => SpecFileReader.Read(name, content, CancellationToken.None);
}
