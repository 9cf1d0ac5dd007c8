using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// The order of a listing: by the given keys, ascending unless they say otherwise, sessions without a value last; then newest first.
/// </summary>
internal sealed class SessionOrder(IReadOnlyList<SortingProperty>? keys)
{
    /// <summary>
    /// Orders sessions that are given newest first; the sort is stable.
    /// </summary>
    public IReadOnlyList<Session> Apply(IEnumerable<Session> newestFirst)
    {
        if (keys is not { Count: > 0 })
        {
            return newestFirst as IReadOnlyList<Session> ?? [.. newestFirst];
        }

        var rows = newestFirst.Select(session => (Session: session, Fields: new SessionFields(session))).ToList();
        var ordered = rows.OrderBy(_ => 0);
        foreach (var key in keys)
        {
            var byKey = Comparer<JsonElement?>.Create((left, right) => Compare(left, right, key.Direction == SortDirection.Desc));
            ordered = ordered.ThenBy(row => row.Fields[key.Key], byKey);
        }

        return [.. ordered.Select(row => row.Session)];
    }

    private static int Compare(JsonElement? left, JsonElement? right, bool isDescending)
    {
        return (left, right) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            ({ } leftValue, { } rightValue) => FieldValue.Compare(leftValue, rightValue) * (isDescending ? -1 : 1),
        };
    }
}
