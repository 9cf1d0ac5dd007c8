using Sessions.Portal;

namespace Sessions.Tests;

internal sealed class PortalBadUseTests
{
    private static readonly TestCaseData[] Uses =
    [
        Use("wait for no session", client => client.WaitForSessionAsync(" "), "must not be blank"),
        Use("wait for null", client => client.WaitForSessionAsync(null!), "sessionId"),
        Use(
            "wait for no time",
            client => client.WaitForSessionAsync("s", new SessionWait { Timeout = TimeSpan.Zero }),
            "SessionWait.Timeout must be positive and at most one day"),
        Use(
            "wait without an interval",
            client => client.WaitForSessionAsync("s", new SessionWait { FirstInterval = TimeSpan.Zero }),
            "SessionWait.FirstInterval must be positive"),
        Use(
            "wait for too long",
            client => client.WaitForSessionAsync("s", new SessionWait { MaxInterval = TimeSpan.FromDays(2) }),
            "SessionWait.MaxInterval must be positive and at most one day"),
        Use("create without an agent", client => client.CreateSessionAndWaitAsync(null!, "Hello"), "agentId"),
        Use("create without a prompt", client => client.CreateSessionAndWaitAsync("agent-1", null!), "textPrompt"),
        Use("create with a file that is null", client => client.CreateSessionAndWaitAsync("agent-1", "Hello", [null!]), "A file must not be null"),
        Use("subscribe to no session", client => client.SubscribeToSessionWithResponseAsync("."), "must not be blank"),
    ];

    [TestCaseSource(nameof(Uses))]
    public async Task Bad_use_is_told_and_nothing_is_sent(Func<IPortalSessionsClient, Task> use, string message)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Assert.ThatAsync(() => use(Clients.Portal(handler)), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

        Assert.That(handler.Requests, Is.Empty);
    }

    private static TestCaseData Use(string name, Func<IPortalSessionsClient, Task> use, string message)
    {
        return new TestCaseData(use, message).SetArgDisplayNames(name);
    }
}
