using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// The sessions that a list or count request matches, in the order that it asks for. The last result is kept until something is written, so
/// that the pages of one listing are cut from one list instead of being filtered and sorted anew.
/// </summary>
internal sealed class MatchingSessions(OrqSessionStore store)
{
    private Result? _last;

    public IReadOnlyList<Session> Of(ListSessionsRequest request)
    {
        var all = store.All();
        var key = Key(request);
        if (_last is { } last && ReferenceEquals(last.All, all) && last.Key == key)
        {
            return last.Matching;
        }

        var matching = new SessionOrder(request.SortingProps).Apply(new SessionFilter(request, store.Now).Apply(all));
        _last = key is null ? null : new Result(all, key, matching);
        return matching;
    }

    // What matches a time may be relative to now, and is another list a moment later.
    private static string? Key(ListSessionsRequest request)
    {
        return request.Query?.Filters?.Any(filter => filter is DateFilter or ObjectFilter or EvaluatorFilter) == true
            ? null
            : JsonSerializer.Serialize(request with { Pagination = null }, OrqJson.Options);
    }

    private sealed record Result(IReadOnlyList<Session> All, string Key, IReadOnlyList<Session> Matching);
}
