using Sessions.Core;

namespace Sessions.Portal;

/// <summary>
/// A session settled with the status Error: its agent failed. The request itself succeeded.
/// </summary>
public sealed class SessionFailedException : SessionsException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="session">The session.</param>
    public SessionFailedException(Session session)
        : base("The agent failed: the session has the status Error. Session holds it with its messages.")
    {
        Session = session ?? throw new ArgumentNullException(nameof(session));
    }

    /// <summary>
    /// The session, with its messages so far.
    /// </summary>
    public Session Session { get; }
}
