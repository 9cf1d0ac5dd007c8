using System.Text.Json.Nodes;
using Sessions.Build;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Scaffold.Samples;
using Sessions.Sandbox;
using Sessions.Tests.Build.Import;

namespace Sessions.Tests.Build;

/// <summary>
/// Documents whose samples would fill the memory, or whose references multiply: each is bounded, and what is left out is named with its place.
/// </summary>
internal sealed class BoundedDocumentsTests
{
    private const int Links = 30_000;
    private const long Enough = 200_000_000;

    private static readonly string[] Patterns =
    [
        "a{30000000}", "(a{1000}){1000}", "((a{1000}){1000}){1000}", "(((((a{999}){999}){999}){999}){999}){999}", "[a-z]{30000000,}", "(a|b|c){1,30000000}",
        new string('(', 100_000) + "a" + new string(')', 100_000), new string('(', 900) + "a" + new string(')', 900), "(a+)+b", new string('a', 1_000_000), "a{99999999999999999999}", "[", "(", "\\", "a{", "(?<", "\\p{",
    ];

    [TestCase("minItems: 30000000", "minItems", "{type: array, items: {type: string}, minItems: 30000000}")]
    [TestCase("minItems: 1001", "minItems", "{type: array, items: {type: string}, minItems: 1001}")]
    [TestCase("minLength: 30000000", "minLength", "{type: string, minLength: 30000000}")]
    [TestCase("minLength beyond every number", "minLength", "{type: string, minLength: 99999999999999999999}")]
    [TestCase("minItems below zero", "minItems", "{type: array, items: {type: string}, minItems: -1}")]
    public void A_count_beyond_what_samples_are_made_of_is_left_out_and_named(string name, string keyword, string schema)
    {
        var result = ImportSample.Run(ImportSample.Reading(schema));

        Assert.That(result.Spec, Does.Not.Contain(keyword), name);
        Assert.That(result.Report.Losses.Single(loss => loss.Subject == keyword).ToString(), Does.Match($"^vendor.yaml:[0-9]+ /components/schemas/Thing/properties/value/{keyword}: The limit {keyword} is "));
    }

    [TestCase("minItems: 30000000", "'minItems' must be a count of at most 1000.")]
    [TestCase("minProperties: 30000000", "'minProperties' must be a count of at most 1000.")]
    [TestCase("minLength: 30000000", "'minLength' must be a count of at most 10000.")]
    [TestCase("minLength: 1e9", "'minLength' must be a count of at most 10000.")]
    [TestCase("maxLength: -5", "'maxLength' must be a count.")]
    [TestCase("maxItems: 0.5", "'maxItems' must be a count.")]
    public void A_spec_with_a_count_beyond_that_is_refused_in_its_line(string limit, string finding)
    {
        var findings = SpecCheck.Run("openapi.yaml", $"openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\nx-health-check: none\npaths: {{}}\ncomponents:\n  schemas:\n    A:\n      type: string\n      {limit}\n");

        Assert.That(findings.Select(found => found.ToString()), Has.Some.StartsWith("openapi.yaml(9,").And.Some.EndsWith(finding));
    }

    [TestCaseSource(nameof(Patterns))]
    public void A_pattern_gives_a_short_text_or_none(string pattern)
    {
        Assert.That(PatternExample.Of(pattern, 0, int.MaxValue), Is.Null.Or.Length.LessThan(10_000));
        Assert.That(Allocated(() => PatternExample.Of(pattern, 30_000_000, int.MaxValue)), Is.LessThan(Enough));
    }

    [TestCase("{\"type\":\"array\",\"minItems\":30000000,\"items\":{\"type\":\"array\",\"minItems\":30000000,\"items\":{\"type\":\"string\"}}}")]
    [TestCase("{\"type\":\"array\",\"minItems\":3e300,\"items\":{}}")]
    [TestCase("{\"type\":\"string\",\"minLength\":30000000}")]
    [TestCase("{\"type\":\"string\",\"minLength\":-1,\"maxLength\":-5}")]
    [TestCase("{\"type\":\"integer\",\"minimum\":1e28,\"multipleOf\":0}")]
    [TestCase("{\"type\":\"number\",\"minimum\":1e300,\"maximum\":-1e300}")]
    [TestCase("{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Wide\"},\"minItems\":1000}")]
    [TestCase("{\"$ref\":\"#/components/schemas/Wide\"}")]
    public void A_sample_of_a_request_is_bounded(string schema)
    {
        var components = new JsonObject();
        for (var level = 0; level < 20; level++)
        {
            var members = new JsonObject(new[] { "a", "b", "c", "d" }.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["$ref"] = $"#/components/schemas/W{level + 1}" })));
            components[level == 0 ? "Wide" : $"W{level}"] = new JsonObject { ["required"] = new JsonArray("a", "b", "c", "d"), ["properties"] = members };
        }

        components["W20"] = new JsonObject { ["type"] = "string" };
        var samples = new SampleJson(new JsonObject { ["components"] = new JsonObject { ["schemas"] = components } }) { IsWhole = true };

        Assert.That(Allocated(() => samples.Of(JsonNode.Parse(schema)!)), Is.LessThan(Enough));
    }

    [Test]
    public void A_reference_that_comes_back_to_itself_ends_in_a_sentence()
    {
        var document = JsonNode.Parse("""{"a":{"$ref":"#/b"},"b":{"$ref":"#/a"}}""")!.AsObject();

        Assert.That(() => new SampleJson(document).Of(document["a"]!), Throws.TypeOf<BuildFailure>().With.Message.StartsWith("The reference #/"));
    }

    private static IEnumerable<TestCaseData> Chains =>
    [
        Of("a chain of allOf", link => $"  C{link}: {{allOf: [{{$ref: '#/components/schemas/C{link + 1}'}}]}}"),
        Of("a chain of allOf with members", link => $"  C{link}: {{allOf: [{{$ref: '#/components/schemas/C{link + 1}'}}, {{type: object, properties: {{m{link}: {{type: string}}}}}}]}}"),
        Of("a chain of lists", link => $"  C{link}: {{type: array, items: {{$ref: '#/components/schemas/C{link + 1}'}}}}"),
        Of("a chain of maps", link => $"  C{link}: {{type: object, additionalProperties: {{$ref: '#/components/schemas/C{link + 1}'}}}}"),
        Of("a chain of unions", link => $"  C{link}: {{anyOf: [{{$ref: '#/components/schemas/C{link + 1}'}}, {{type: integer, minimum: {link}}}]}}"),
        Of("unions that double", link => $"  C{link}: {{anyOf: [{{$ref: '#/components/schemas/C{link + 1}'}}, {{allOf: [{{$ref: '#/components/schemas/C{link + 1}'}}, {{maxLength: {link}}}]}}]}}", 60),
    ];

    [TestCaseSource(nameof(Chains))]
    public void Schemas_that_lead_through_too_many_others_are_refused_in_their_line(string schemas)
    {
        Assert.That(
            () => ImportSample.Run(ImportSample.Reading("{$ref: '#/components/schemas/C0'}", schemas)),
            Throws.TypeOf<BuildFailure>().With.Message.Match("^vendor.yaml in line [0-9]+: this schema (leads through too many|stands within more than 256) others"));
    }

    private static TestCaseData Of(string name, Func<int, string> link, int links = Links) =>
        new TestCaseData(string.Join('\n', Enumerable.Range(0, links).Select(link)) + $"\n  C{links}: {{type: string}}").SetArgDisplayNames(name);

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
