using Sessions.Core;

namespace Sessions.Portal;

/// <summary>
/// A session had not settled when the wait for it was over. The session goes on; it can be waited for again.
/// </summary>
public sealed class SessionWaitTimeoutException : SessionsException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="timeout">How long it was waited for.</param>
    /// <param name="lastSeen">The session as it was seen last; null when it never was.</param>
    /// <param name="innerException">What was under way; null for nothing.</param>
    public SessionWaitTimeoutException(string sessionId, TimeSpan timeout, Session? lastSeen = null, Exception? innerException = null)
        : base(
            $"The session did not settle within {timeout.TotalSeconds:0.###} seconds. "
            + "It goes on: wait for SessionId again, or with a longer Timeout.",
            innerException)
    {
        SessionId = sessionId ?? throw new ArgumentNullException(nameof(sessionId));
        Timeout = timeout;
        LastSeen = lastSeen;
    }

    /// <summary>
    /// The id of the session, which can be waited for again.
    /// </summary>
    public string SessionId { get; }

    /// <summary>
    /// How long it was waited for.
    /// </summary>
    public TimeSpan Timeout { get; }

    /// <summary>
    /// The session as it was seen last; null when it never was.
    /// </summary>
    public Session? LastSeen { get; }
}
