namespace Sessions.Sandbox.Orq;

/// <summary>
/// The sessions operations of orq.ai over a store.
/// </summary>
internal sealed class OrqSessions(OrqSessionStore store) : OrqSessionsContract
{
    private readonly MatchingSessions _matching = new(store);

    public override Reply<Session> CreateSession(CreateSessionRequest request)
    {
        return store.Add(request) is { } session ? session : OrqErrors.DuplicateExternalId;
    }

    public override Reply<Session> GetSession(string sessionId)
    {
        return store.Find(sessionId) is { } session ? session : OrqErrors.UnknownSession;
    }

    public override Reply<Session> UpdateSession(string sessionId, UpdateSessionRequest request)
    {
        // The identifier and the workspace are the server's: the document lists them in the request and gives them no effect.
        return store.Change(sessionId, session => session with
        {
            ExternalId = request.ExternalId ?? session.ExternalId,
            Duration = request.Duration ?? session.Duration,
            ContactIds = request.ContactIds ?? session.ContactIds,
            Billing = request.Billing ?? session.Billing,
            Usage = request.Usage ?? session.Usage,
            TracesCount = request.TracesCount ?? session.TracesCount,
            Tags = request.Tags ?? session.Tags,
            ProjectId = request.ProjectIdIsPresent ? request.ProjectId : session.ProjectId,
            StartedAt = request.StartedAt ?? session.StartedAt,
            UpdatedAt = request.UpdatedAt ?? store.Now,
        });
    }

    public override Reply<NoContent> DeleteSession(string sessionId)
    {
        return store.Remove(sessionId) ? NoContent.Instance : OrqErrors.UnknownSession;
    }

    public override Reply<ListSessionsResponse> ListSessions(ListSessionsRequest request)
    {
        var isSorted = request.SortingProps is { Count: > 0 };
        return !isSorted && SessionFilter.MatchesAll(request)
            ? store.Read(all => SessionPage.Of(all, request.Pagination, isSorted: false))
            : SessionPage.Of(_matching.Of(request), request.Pagination, isSorted);
    }

    public override Reply<CountSessionsResponse> CountSessions(ListSessionsRequest request)
    {
        return new CountSessionsResponse
        {
            Count = SessionFilter.MatchesAll(request) ? store.Read(all => all.Count) : _matching.Of(request).Count,
        };
    }
}
