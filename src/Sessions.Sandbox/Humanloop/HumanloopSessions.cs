using System.Collections.Concurrent;

namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// The sessions operations of Humanloop over a store.
/// </summary>
internal sealed class HumanloopSessions(HumanloopSessionStore store) : HumanloopSessionsContract
{
    private const long DefaultPage = 1;
    private const long DefaultSize = 10;

    private readonly ConcurrentDictionary<string, bool> _removed = new(StringComparer.Ordinal);

    /// <summary>
    /// Hides a session from here on. The provider has no operation that does, but its other parts do.
    /// </summary>
    public void Remove(string id)
    {
        _removed[id] = true;
    }

    public override Reply<CreateSessionResponse> CreateSession()
    {
        return new CreateSessionResponse { Id = store.AddEmpty().Id };
    }

    public override Reply<SessionResponse> GetSession(string id)
    {
        return store.Find(id) is { } session && !_removed.ContainsKey(id) ? session : HumanloopErrors.UnknownSession;
    }

    public override Reply<PaginatedDataSessionResponse> ListSessions(string projectId, long? page, long? size)
    {
        var faults = TooSmall("page", page).Concat(TooSmall("size", size)).ToList();
        if (faults.Count > 0)
        {
            return HumanloopErrors.Invalid(faults);
        }

        var all = store.Of(projectId);
        var sessions = _removed.IsEmpty ? all : [.. all.Where(session => !_removed.ContainsKey(session.Id))];
        var (number, length) = (page ?? DefaultPage, size ?? DefaultSize);

        // In 128 bits, since page and size may be as large as they like.
        var start = (int)Int128.Min((Int128)(number - 1) * length, sessions.Count);
        var count = (int)Math.Min(length, sessions.Count);
        return new PaginatedDataSessionResponse { Records = [.. sessions.Skip(start).Take(count)], Page = number, Size = length, Total = sessions.Count };
    }

    private static IEnumerable<RequestFault> TooSmall(string name, long? value)
    {
        return value < 1 ? [new RequestFault(RequestFaultKind.TooSmall, RequestPlace.Query, name, "must be at least 1")] : [];
    }
}
