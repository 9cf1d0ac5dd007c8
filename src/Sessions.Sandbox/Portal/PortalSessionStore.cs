using System.Collections.Concurrent;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// The sessions of one user, in the order in which they came.
/// </summary>
internal sealed class PortalSessionStore(IdentifierSource identifiers, TimeProvider time, TimeSpan runDuration)
{
    private readonly ConcurrentDictionary<string, PortalSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PortalSession> _order = new();
    private readonly string _userId = identifiers.Next("user-", 12);

    /// <summary>
    /// All sessions, oldest first.
    /// </summary>
    public IEnumerable<PortalSession> All => _order;

    /// <summary>
    /// The present time.
    /// </summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// Adds a session without messages.
    /// </summary>
    public PortalSession Add(string agentId)
    {
        return Add(agentId, []);
    }

    /// <summary>
    /// Adds a session that begins with the messages of another one.
    /// </summary>
    public PortalSession Add(string agentId, IReadOnlyList<Message> messages)
    {
        var session = new PortalSession(
            identifiers.Next("session-", 16), agentId, identifiers.Next("thread-", 16), _userId, messages, time, runDuration);
        _sessions[session.Id] = session;
        _order.Enqueue(session);
        return session;
    }

    /// <summary>
    /// A session; null when there is none.
    /// </summary>
    public PortalSession? Find(string id)
    {
        return _sessions.GetValueOrDefault(id);
    }
}
