using Sessions.Core;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Tests;

internal sealed class PortalGroupedSessionsTests
{
    [Test]
    public void Summaries_are_read_by_the_keys_of_their_groups()
    {
        var summaries = Response(
            """{"today":[{"id":"a","name":"One","agent":{"id":"agent-1"},"updated_at":"2025-04-20T12:00:00Z"},{"id":"b"}],"older":[],"never":null}""")
            .ReadSummaries();

        Assert.That(summaries.Keys, Is.EquivalentTo(new[] { "today", "older", "never" }));
        Assert.That(summaries["today"].Select(summary => summary.Id), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(summaries["today"][0].UpdatedAt, Is.EqualTo(new DateTimeOffset(2025, 4, 20, 12, 0, 0, TimeSpan.Zero)));
        Assert.That((summaries["older"].Count, summaries["never"].Count), Is.EqualTo((0, 0)));
    }

    [TestCase("null")]
    [TestCase("{}")]
    public void No_groups_are_no_summaries(string groups)
    {
        Assert.That(Response(groups).ReadSummaries(), Is.Empty);
    }

    [TestCase("""{"today":"text"}""")]
    [TestCase("""{"today":7}""")]
    [TestCase("""{"today":{"id":"a"}}""")]
    [TestCase("""{"today":["a"]}""")]
    [TestCase("""{"today":[null]}""")]
    [TestCase("""{"today":[{"id":"a","updated_at":"soon"}]}""")]
    [TestCase("""{"today":[],"older":true}""")]
    public void Another_shape_is_told_and_stays_readable_as_it_came(string groups)
    {
        var response = Response(groups);

        Assert.That(response.TryReadSummaries(out var summaries), Is.False);
        Assert.That(summaries, Is.Null);
        Assert.That(response.ReadSummaries, Throws.InstanceOf<InvalidResponseException>().With.Message.Contains("TimeToSessions"));
        Assert.That(SessionsJson.Write(response), Is.EqualTo($$"""{"time_to_sessions":{{groups}}}"""));
    }

    [Test]
    public async Task The_groups_of_the_sandbox_are_summaries()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));
        var ids = server.SeedPortalSessions("agent-1", 3);

        var grouped = await client.GetGroupedSessionsAsync();

        Assert.That(grouped.TryReadSummaries(out var summaries), Is.True);
        Assert.That(summaries!.SelectMany(group => group.Value).Select(summary => summary.Id), Is.EquivalentTo(ids));
    }

    private static GroupedSessionsResponse Response(string groups)
    {
        return SessionsJson.Read<GroupedSessionsResponse>($$"""{"time_to_sessions":{{groups}}}""")!;
    }
}
