namespace Sessions.Sandbox.Orq;

/// <summary>
/// Cuts a page out of a listing: after <c>lastId</c>, or before <c>firstId</c>, or by number, in this order of precedence.
/// </summary>
internal static class SessionPage
{
    private const double DefaultLimit = 50;

    /// <summary>
    /// The page that a request asks for.
    /// </summary>
    /// <param name="sessions">All sessions that match, in their order.</param>
    /// <param name="pagination">Which page; null for the first.</param>
    /// <param name="isSorted">Whether the caller chose the order.</param>
    public static Reply<ListSessionsResponse> Of(IReadOnlyList<Session> sessions, Pagination? pagination, bool isSorted)
    {
        var limit = pagination?.Limit ?? DefaultLimit;
        var page = pagination?.Page ?? 1;
        if (limit < 1 || limit != Math.Floor(limit))
        {
            return OrqErrors.BadRequest("pagination.limit must be a whole number of at least 1");
        }

        if (page < 1 || page != Math.Floor(page))
        {
            return OrqErrors.BadRequest("pagination.page must be a whole number of at least 1");
        }

        var size = (int)Math.Min(limit, sessions.Count);
        if (pagination?.LastId is { } lastId)
        {
            return IndexAfter(sessions, lastId, isSorted) is { } start
                ? Cut(sessions, start, size)
                : OrqErrors.BadRequest("pagination.lastId is not in the list");
        }

        if (pagination?.FirstId is { } firstId)
        {
            return IndexBefore(sessions, firstId, isSorted) is { } end
                ? CutBackwards(sessions, end, size)
                : OrqErrors.BadRequest("pagination.firstId is not in the list");
        }

        return Cut(sessions, (int)Math.Min((page - 1) * limit, sessions.Count), size);
    }

    private static ListSessionsResponse Cut(IReadOnlyList<Session> sessions, int start, int size)
    {
        return Response(sessions, start, Math.Min(sessions.Count, start + size), hasMore: sessions.Count - start > size);
    }

    private static ListSessionsResponse CutBackwards(IReadOnlyList<Session> sessions, int end, int size)
    {
        var start = Math.Max(0, end - size);
        return Response(sessions, start, end, hasMore: start > 0);
    }

    private static ListSessionsResponse Response(IReadOnlyList<Session> sessions, int start, int end, bool hasMore)
    {
        var page = Enumerable.Range(start, end - start).Select(index => sessions[index]);
        return new ListSessionsResponse { Object = ListObject.List, Data = [.. page], HasMore = hasMore };
    }

    // In the default order, newest first, the place of a session that was deleted meanwhile is still known.
    private static int? IndexAfter(IReadOnlyList<Session> sessions, string id, bool isSorted)
    {
        if (isSorted)
        {
            return IndexOf(sessions, id) + 1;
        }

        var (index, isThere) = NewestFirst.Find(sessions, id);
        return isThere ? index + 1 : index;
    }

    private static int? IndexBefore(IReadOnlyList<Session> sessions, string id, bool isSorted)
    {
        return isSorted ? IndexOf(sessions, id) : NewestFirst.Find(sessions, id).Index;
    }

    private static int? IndexOf(IReadOnlyList<Session> sessions, string id)
    {
        for (var index = 0; index < sessions.Count; index++)
        {
            if (sessions[index].Id == id)
            {
                return index;
            }
        }

        return null;
    }
}
