namespace Sessions.Sandbox.Orq;

/// <summary>
/// The filters of a list or count request: all top filters must match, and the query too. A path that no session has never matches.
/// </summary>
internal sealed class SessionFilter(ListSessionsRequest request, DateTimeOffset now)
{
    private static readonly string[] SearchedByQuery = ["external_id", "project_id", "contact_ids", "tags"];

    private readonly QueryMatcher _matcher = new(now);

    /// <summary>
    /// Whether a request leaves nothing out.
    /// </summary>
    public static bool MatchesAll(ListSessionsRequest request)
    {
        return request.Filters.Count == 0 && request.Query is null;
    }

    public IEnumerable<Session> Apply(IEnumerable<Session> sessions)
    {
        return MatchesAll(request) ? sessions : sessions.Where(Matches);
    }

    private bool Matches(Session session)
    {
        var fields = new SessionFields(session);
        return request.Filters.All(filter => Matches(fields, filter)) && (request.Query is not { } query || Matches(fields, query));
    }

    private static bool Matches(SessionFields fields, TopFilter filter)
    {
        return filter switch
        {
            IdFilter byId => Texts(fields, byId.Path).Contains(byId.Id),
            SearchFilter search => search.SearchPaths.Any(path => Contains(fields, path, search.Value)),
            StringFilter { Operator: StringFilterOperator.Contains } text => Contains(fields, text.Path, text.Value),
            StringFilter text => Texts(fields, text.Path).Contains(text.Value),
            StringArrayFilter list => Texts(fields, list.Path).Any(list.Values.Contains),
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "The document has another shape of filter."),
        };
    }

    private bool Matches(SessionFields fields, Query query)
    {
        var isFound = query.Search is not { Length: > 0 } search || SearchedByQuery.Any(path => Contains(fields, path, search));
        return isFound && query.Filters switch
        {
            null or { Count: 0 } => true,
            { } filters when query.Operator == QueryCombinator.Or => filters.Any(filter => _matcher.Matches(fields, filter)),
            { } filters => filters.All(filter => _matcher.Matches(fields, filter)),
        };
    }

    private static IEnumerable<string> Texts(SessionFields fields, string path)
    {
        return FieldValue.Items(fields[path]).Select(FieldValue.Text);
    }

    private static bool Contains(SessionFields fields, string path, string value)
    {
        return Texts(fields, path).Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase));
    }
}
