using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

internal sealed class ProvenanceTests
{
    private static ParsedSpec Orq => CommittedSpecs.Of("orq");

    [TestCaseSource(typeof(CommittedSpecs), nameof(CommittedSpecs.All))]
    public void The_provenance_of_a_spec_is_complete_and_nothing_more(object spec)
    {
        var document = (ParsedSpec)spec;

        Assert.That(CommittedSpecs.ProvenanceOf(document.Provider).ProblemsFor(document), Is.Empty);
    }

    [Test]
    public void A_row_without_an_element_is_found()
    {
        var spec = Orq.With(root => root["components"]!["schemas"]!["Billing"]!["properties"]!.AsObject().Remove("input_cost"));

        var problems = Problems(spec, root => Rows(root).Add(Row("#/components/schemas/Billing/properties/input_cost", "openapi", "unknown")));

        Assert.That(problems, Has.Exactly(1).EqualTo("#/components/schemas/Billing/properties/input_cost is not in the spec."));
    }

    [Test]
    public void A_confidence_that_does_not_exist_is_found()
    {
        Assert.That(Problems(Orq, root => Rows(root)[0]!["confidence"] = "sure"), Has.One.Contains("the confidence 'sure'"));
    }

    [Test]
    public void A_row_that_repeats_its_parent_is_found()
    {
        var problems = Problems(Orq, root => Rows(root).Add(Row("#/servers/0/url", ["openapi", "sdk-configuration"], "read in source")));

        Assert.That(problems, Is.EqualTo(new[] { "#/servers/0/url only repeats #/servers/0." }));
    }

    [Test]
    public void A_second_row_for_an_element_is_found()
    {
        Assert.That(Problems(Orq, root => Rows(root).Add(Rows(root)[0]!.DeepClone())), Is.EqualTo(new[] { "#/info has 2 rows." }));
    }

    [Test]
    public void A_source_that_is_not_defined_is_found()
    {
        Assert.That(Problems(Orq, root => Rows(root)[0]!["source"] = "nowhere"), Has.One.EqualTo("The source nowhere is not defined."));
    }

    [Test]
    public void A_source_that_is_not_used_is_found()
    {
        var problems = Problems(Orq, root => root["sources"]!["more"] = root["sources"]!["openapi"]!.DeepClone());

        Assert.That(problems, Is.EqualTo(new[] { "The source more is not used." }));
    }

    [Test]
    public void A_source_without_a_commit_is_found()
    {
        var problems = Problems(Orq, root => root["sources"]!["openapi"]!.AsObject().Remove("commit"));

        Assert.That(problems, Is.EqualTo(new[] { "The source openapi has no commit." }));
    }

    [Test]
    public void A_row_without_a_source_is_found()
    {
        Assert.That(Problems(Orq, root => Rows(root)[0]!.AsObject().Remove("source")), Is.EqualTo(new[] { "#/info has no source." }));
    }

    [Test]
    public void A_row_for_everything_at_once_is_found()
    {
        var problems = Problems(Orq, root => Rows(root).Add(Row("#/components/schemas", "openapi", "unknown")));

        Assert.That(problems, Has.One.StartsWith("#/components/schemas is no element of its own"));
    }

    [TestCase("#/servers/0")]
    [TestCase("#/components/securitySchemes/ApiKey")]
    [TestCase("#/components/schemas/Billing")]
    [TestCase("#/paths/~1v2~1traces~1sessions~1count/post")]
    public void An_element_without_a_row_is_found_with_all_that_lies_below_it(string element)
    {
        var problems = Problems(Orq, root => root["rows"] = new JsonArray(Rows(root)
            .Where(row => !row!["element"]!.ToString().StartsWith(element, StringComparison.Ordinal))
            .Select(row => row!.DeepClone())
            .ToArray()));

        Assert.That(problems, Has.One.EqualTo($"{element} has no row."));
    }

    [Test]
    public void Parameters_bodies_responses_and_properties_are_elements()
    {
        var elements = SpecElements.Of(Orq).Select(element => element.Pointer);

        Assert.That(elements, Is.SupersetOf(new[]
        {
            "#/paths/~1v2~1traces~1sessions~1{session_id}/patch/parameters/0",
            "#/paths/~1v2~1traces~1sessions~1{session_id}/patch/requestBody",
            "#/paths/~1v2~1traces~1sessions~1{session_id}/patch/responses/404",
            "#/components/schemas/Billing/properties/input_cost",
        }));
    }

    private static string[] Problems(ParsedSpec spec, Action<JsonObject> change)
    {
        return CommittedSpecs.ProvenanceOf(spec.Provider).With(change).ProblemsFor(spec).ToArray();
    }

    private static JsonArray Rows(JsonObject root)
    {
        return root["rows"]!.AsArray();
    }

    private static JsonObject Row(string element, JsonNode source, string confidence)
    {
        return new JsonObject { ["element"] = element, ["source"] = source, ["confidence"] = confidence };
    }

    private static JsonObject Row(string element, string[] sources, string confidence)
    {
        return Row(element, new JsonArray(sources.Select(source => (JsonNode)source).ToArray()), confidence);
    }
}
