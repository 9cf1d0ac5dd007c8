using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

internal sealed class DescriptionTests
{
    [TestCaseSource(typeof(CommittedSpecs), nameof(CommittedSpecs.All))]
    public void Everything_in_a_spec_is_described(object spec)
    {
        Assert.That(DescriptionCheck.Problems((ParsedSpec)spec), Is.Empty);
    }

    [TestCase("#/info", "description")]
    [TestCase("#/servers/0", "description")]
    [TestCase("#/components/securitySchemes/APIKeyHeader", "description")]
    [TestCase("#/paths/~1sessions/get", "description")]
    [TestCase("#/paths/~1sessions/get", "summary")]
    [TestCase("#/paths/~1sessions/get/parameters/0", "description")]
    [TestCase("#/paths/~1sessions/get/responses/200", "description")]
    [TestCase("#/components/schemas/SessionResponse", "description")]
    [TestCase("#/components/schemas/SessionResponse/properties/id", "description")]
    public void A_missing_text_is_found(string element, string member)
    {
        var spec = CommittedSpecs.Of("humanloop").With(root => Remove(root, element, member));

        Assert.That(DescriptionCheck.Problems(spec), Is.EqualTo(new[] { $"{element} has no {member}." }));
    }

    [Test]
    public void A_request_body_without_a_description_is_found()
    {
        const string Body = "#/paths/~1sessions/post/requestBody";
        var spec = CommittedSpecs.Of("portal").With(root => Remove(root, Body, "description"));

        Assert.That(DescriptionCheck.Problems(spec), Is.EqualTo(new[] { $"{Body} has no description." }));
    }

    private static void Remove(JsonObject root, string element, string member)
    {
        JsonPointer.TryResolve(root, element, out var node);
        node!.AsObject().Remove(member);
    }
}
