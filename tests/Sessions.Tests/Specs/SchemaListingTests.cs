using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// The members on the wire are listed a second time, so that one can't vanish from a spec, or change, by accident.
/// </summary>
internal sealed class SchemaListingTests
{
    [TestCaseSource(typeof(CommittedSpecs), nameof(CommittedSpecs.Reconstructed))]
    public void The_schemas_of_a_spec_are_those_that_are_listed(object spec)
    {
        var document = (ParsedSpec)spec;
        var listed = SourceTree.Read($"tests/Sessions.Tests/Specs/Listings/{document.Provider}.txt").TrimEnd('\n').Split('\n');

        Assert.That(SchemaListing.Of(document), Is.EqualTo(listed));
    }

    [TestCase("Pagination.properties.limit", "Pagination.limit: number, default 50")]
    [TestCase("Session.properties.project_id", "Session.project_id: string, nullable")]
    [TestCase("Session.properties.started_at", "Session.started_at: string (date-time)")]
    [TestCase("Session.required", "Session._id: string, required")]
    [TestCase("Session.properties.tags", "Session.tags: array of string, required")]
    [TestCase("SortDirection.enum", "SortDirection: asc | desc")]
    public void A_part_that_is_removed_changes_the_listing(string part, string line)
    {
        var spec = CommittedSpecs.Of("orq");
        var names = part.Split('.');
        var changed = spec.With(root => names[..^1]
            .Aggregate(root["components"]!["schemas"]!, (JsonNode node, string name) => node[name]!)
            .AsObject()
            .Remove(names[^1]));

        Assert.That(SchemaListing.Of(spec).Except(SchemaListing.Of(changed)), Has.Member(line));
    }
}
