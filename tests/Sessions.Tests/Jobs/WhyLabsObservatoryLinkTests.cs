using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests;

internal sealed class WhyLabsObservatoryLinkTests
{
    [Test]
    public async Task Profiles_of_mixed_kind_are_sent_in_the_list_of_their_kind()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.WhyLabs(handler).GetObservatoryLinkAsync(
            "session-1", [DateTimeOffset.FromUnixTimeMilliseconds(1745150400123), "ref-1", long.MaxValue]);

        Assert.That(
            handler.Request.Body,
            Is.EqualTo("""{"batchProfileTimestamps":[1745150400123,9223372036854775807],"referenceProfileIds":["ref-1"]}"""));
    }

    [Test]
    public async Task A_time_with_an_offset_is_the_same_instant()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.WhyLabs(handler).GetObservatoryLinkAsync("session-1", [new DateTimeOffset(1970, 1, 1, 2, 0, 0, TimeSpan.FromHours(2))]);

        Assert.That(handler.Request.Body, Does.Contain("\"batchProfileTimestamps\":[0]"));
    }

    [Test]
    public async Task The_sandbox_links_three_profiles()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = new WhyLabsSessionsClient(Clients.Options<WhyLabsSessionsOptions>(server.WhyLabs.Configure));
        var session = await client.CreateSessionAsync(new CreateSessionRequest { UserId = "user-1" });

        var links = await client.GetObservatoryLinkAsync(session.Id, ["ref-1", "ref-2", DateTimeOffset.UnixEpoch]);

        Assert.That(links.ObservatoryUrl, Does.Contain("profile=ref-1&profile=ref-2&profile=0&"));
        Assert.That(links.IndividualObservatoryUrls, Has.Count.EqualTo(3));
    }
}
