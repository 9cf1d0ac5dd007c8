using Sessions.Core;
using Sessions.Portal;

namespace Sessions.Tests;

/// <summary>
/// Bad use of the client of Portal.
/// </summary>
internal static class PortalBadUse
{
    private const string NoSegment = "must not be blank, '.' or '..'; pass it as the provider gave it.";

    private static readonly Type Null = typeof(ArgumentNullException);
    private static readonly Type Wrong = typeof(ArgumentException);
    private static readonly Type Range = typeof(ArgumentOutOfRangeException);

    public static IEnumerable<BadUse> Table =>
    [
        Use("CreateSessionAsync", "no agent", client => client.CreateSessionAsync(null!, "Hello"), Null, "Null was given for agentId; pass what is meant."),
        Use("CreateSessionAsync", "no prompt", client => client.CreateSessionAsync("agent-1", null!), Null, "Null was given for textPrompt; pass what is meant."),
        Use("CreateSessionAsync", "null among the files", client => client.CreateSessionAsync("agent-1", "Hello", [null!]), Wrong, "A file must not be null; leave it out."),
        Use("CreateSessionAsync", "file that is not there", client => client.CreateSessionAsync("agent-1", "Hello", [FileUpload.FromFile("nowhere.csv")]), typeof(FileNotFoundException), "does not exist; check its path."),
        Use("CreateSessionAsync", "stream that is closed", client => client.CreateSessionAsync("agent-1", "Hello", [FileUpload.FromStream(Closed(), "a.csv")]), Wrong, "can't be read; pass one that is open for reading."),
        Use("CreateAsyncSessionAsync", "no agent", client => client.CreateAsyncSessionAsync(null!, "Hello"), Null, "Null was given for agentId; pass what is meant."),
        Use("CreateSessionFromReplayAsync", "no session", client => client.CreateSessionFromReplayAsync(null!, 1), Null, "Null was given for sessionId; pass what is meant."),
        Use("CreateSessionAndWaitAsync", "no agent", client => client.CreateSessionAndWaitAsync(null!, "Hello"), Null, "Null was given for agentId; pass what is meant."),
        Use("CreateSessionAndWaitAsync", "no prompt", client => client.CreateSessionAndWaitAsync("agent-1", null!), Null, "Null was given for textPrompt; pass what is meant."),
        Use("CreateSessionAndWaitAsync", "null among the files", client => client.CreateSessionAndWaitAsync("agent-1", "Hello", [null!]), Wrong, "A file must not be null; leave it out."),
        Use("GetSessionAsync", "blank", client => client.GetSessionAsync(" "), Wrong, NoSegment),
        Use("GetSessionsAsync", "no agent", client => client.GetSessionsAsync(null!), Null, "Null was given for agentId; pass what is meant."),
        Use("UpdateSessionAsync", "another resource", client => client.UpdateSessionAsync("..", "Hello"), Wrong, NoSegment),
        Use("UpdateSessionAsync", "no prompt", client => client.UpdateSessionAsync("s", null!), Null, "Null was given for textPrompt; pass what is meant."),
        Use("UpdateAsyncSessionAsync", "blank", client => client.UpdateAsyncSessionAsync("", "Hello"), Wrong, NoSegment),
        Use("UpdateAsyncSessionAsync", "null among the files", client => client.UpdateAsyncSessionAsync("s", "Hello", [null!]), Wrong, "A file must not be null; leave it out."),
        Use("WaitForSessionAsync", "null", client => client.WaitForSessionAsync(null!), Null, "Null was given for sessionId; pass what is meant."),
        Use("WaitForSessionAsync", "blank", client => client.WaitForSessionAsync(" "), Wrong, NoSegment),
        Use("WaitForSessionAsync", "blank, following", client => client.WaitForSessionAsync(" ", new SessionWait { FollowsSubscription = true }), Wrong, NoSegment),
        Use("WaitForSessionAsync", "no time", client => client.WaitForSessionAsync("s", new SessionWait { Timeout = TimeSpan.Zero }), Range, "SessionWait.Timeout must be positive and at most one day"),
        Use("WaitForSessionAsync", "no interval", client => client.WaitForSessionAsync("s", new SessionWait { FirstInterval = TimeSpan.Zero }), Range, "SessionWait.FirstInterval must be positive"),
        Use("WaitForSessionAsync", "too long an interval", client => client.WaitForSessionAsync("s", new SessionWait { MaxInterval = TimeSpan.FromDays(2) }), Range, "SessionWait.MaxInterval must be positive and at most one day"),
        Use("SubscribeToSessionAsync", "null", client => FirstAsync(client.SubscribeToSessionAsync(null!)), Null, "Null was given for sessionId; pass what is meant."),
        Use("SubscribeToSessionAsync", "blank", client => FirstAsync(client.SubscribeToSessionAsync(" ")), Wrong, NoSegment),
        Use("SubscribeToSessionAsync", "with the response", client => client.SubscribeToSessionWithResponseAsync("."), Wrong, NoSegment),
        Use("CheckHealthAsync", "no retries at all", client => client.CheckHealthAsync(new RequestOptions { Retry = new RetryOptions { MaxRetries = -1 } }), Wrong, "RequestOptions.Retry.MaxRetries must lie between 0 and 100"),
    ];

    private static BadUse Use(string method, string name, Func<IPortalSessionsClient, object?> use, Type exception, string advice)
    {
        return BadUse.Of("Portal", handler => Clients.Portal(handler), method, name, use, exception, advice);
    }

    private static async Task FirstAsync(IAsyncEnumerable<Session> sessions)
    {
        await using var enumerator = sessions.GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
    }

    private static MemoryStream Closed()
    {
        var stream = new MemoryStream();
        stream.Dispose();
        return stream;
    }
}
