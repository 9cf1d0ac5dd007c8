using System.Collections.Concurrent;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// The sessions of one user, in the order in which they came.
/// </summary>
internal sealed class PortalSessionStore(IdentifierSource identifiers, TimeProvider time, TimeSpan runDuration, StateLimit limit)
{
    private readonly ConcurrentDictionary<string, PortalSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PortalSession> _order = new();
    private readonly string _userId = identifiers.Next("user-", 12);

    /// <summary>
    /// All sessions, oldest first.
    /// </summary>
    public IEnumerable<PortalSession> All => _order.Where(session => _sessions.ContainsKey(session.Id));

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
            identifiers.Next("session-", 16), agentId, identifiers.Next("thread-", 16), _userId, messages, time, runDuration, Count);
        _sessions[session.Id] = session;
        _order.Enqueue(session);
        Count(session, messages.Count * (long)sizeof(long));
        return session;
    }

    /// <summary>
    /// A session; null when there is none.
    /// </summary>
    public PortalSession? Find(string id)
    {
        return _sessions.GetValueOrDefault(id);
    }

    // What a prompt brings counts when it comes; the session goes, as a whole, with the first of all that it was counted for.
    private void Count(PortalSession session, long bytes)
    {
        limit.Keep(bytes, () => Forget(session));
    }

    private void Forget(PortalSession session)
    {
        lock (_order)
        {
            _sessions.TryRemove(session.Id, out _);
            while (_order.TryPeek(out var oldest) && !_sessions.ContainsKey(oldest.Id))
            {
                _order.TryDequeue(out _);
            }
        }
    }
}
