namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// The sessions operations of Humanloop over a store.
/// </summary>
internal sealed class HumanloopSessions(HumanloopSessionStore store) : HumanloopSessionsContract
{
    private const long DefaultPage = 1;
    private const long DefaultSize = 10;

    public override Reply<CreateSessionResponse> CreateSession()
    {
        return new CreateSessionResponse { Id = store.AddEmpty().Id };
    }

    public override Reply<SessionResponse> GetSession(string id)
    {
        return store.Find(id) is { } session ? session : HumanloopErrors.UnknownSession;
    }

    public override Reply<PaginatedDataSessionResponse> ListSessions(string projectId, long? page, long? size)
    {
        var faults = TooSmall("page", page).Concat(TooSmall("size", size)).ToList();
        if (faults.Count > 0)
        {
            return HumanloopErrors.Invalid(faults);
        }

        var (number, length) = (page ?? DefaultPage, size ?? DefaultSize);
        var (records, total) = store.Page(projectId, number, length);
        return new PaginatedDataSessionResponse { Records = records, Page = number, Size = length, Total = total };
    }

    private static IEnumerable<RequestFault> TooSmall(string name, long? value)
    {
        return value < 1 ? [new RequestFault(RequestFaultKind.TooSmall, RequestPlace.Query, name, "must be at least 1")] : [];
    }
}
