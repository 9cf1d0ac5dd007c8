using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

internal sealed class RecordedBodyTests
{
    [TestCaseSource(typeof(CommittedSpecs), nameof(CommittedSpecs.All))]
    public void What_was_recorded_is_in_the_spec(object spec)
    {
        Assert.That(RecordedBodyCheck.Problems((ParsedSpec)spec), Is.Empty);
    }

    [TestCase("Session", "properties", "thread_id", "create_session/minimal: response.thread_id is not in the spec.")]
    [TestCase("MessageAgent", "properties", "icon", "create_session/minimal: response.messages[1].agent.icon is not in the spec.")]
    [TestCase("CreateSessionForm", "properties", "files", "create_session/files:one-file: form.files is not in the spec.")]
    public void A_member_that_the_spec_lacks_is_found(string schema, string keyword, string member, string problem)
    {
        var spec = Portal(schemas => schemas[schema]![keyword]!.AsObject().Remove(member));

        Assert.That(RecordedBodyCheck.Problems(spec), Has.Member(problem));
    }

    [Test]
    public void A_null_that_the_spec_does_not_allow_is_found()
    {
        var spec = Portal(schemas => schemas["Session"]!["properties"]!["routine_id"]!.AsObject().Remove("nullable"));

        Assert.That(RecordedBodyCheck.Problems(spec), Has.Some.EndsWith(": response.routine_id is null, which the spec does not allow."));
    }

    [Test]
    public void Another_type_is_found()
    {
        var spec = Portal(schemas => schemas["Session"]!["properties"]!["id"]!["type"] = "integer");

        Assert.That(RecordedBodyCheck.Problems(spec), Has.Some.EndsWith(": response.id is String, but the spec says integer."));
    }

    [Test]
    public void A_value_outside_of_an_enumeration_is_found()
    {
        var spec = Portal(schemas => schemas["SessionStatus"]!["enum"] = new JsonArray("Running"));

        Assert.That(RecordedBodyCheck.Problems(spec), Has.Some.EndsWith(": response.status is \"Ready\", which the spec does not list."));
    }

    [Test]
    public void A_required_member_that_was_not_sent_is_found()
    {
        var spec = Portal(schemas => schemas["Session"]!["required"]!.AsArray().Add("title"));

        Assert.That(RecordedBodyCheck.Problems(spec), Has.Member("create_session/minimal: response.title is required, and absent."));
    }

    private static ParsedSpec Portal(Action<JsonObject> change)
    {
        return CommittedSpecs.Of("portal").With(root => change(root["components"]!["schemas"]!.AsObject()));
    }
}
