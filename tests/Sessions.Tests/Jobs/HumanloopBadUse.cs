using Sessions.Core;
using Sessions.Humanloop;

namespace Sessions.Tests;

/// <summary>
/// Bad use of the client of Humanloop.
/// </summary>
internal static class HumanloopBadUse
{
    private static readonly Type Null = typeof(ArgumentNullException);
    private static readonly Type Wrong = typeof(ArgumentException);
    private static readonly Type Range = typeof(ArgumentOutOfRangeException);

    public static IEnumerable<BadUse> Table =>
    [
        Use("GetSessionAsync", "null", client => client.GetSessionAsync(null!), Null, "Null was given for id; pass what is meant."),
        Use("GetSessionAsync", "blank", client => client.GetSessionAsync(" "), Wrong, "must not be blank, '.' or '..'; pass it as the provider gave it."),
        Use("ListSessionsAsync", "no project", client => client.ListSessionsAsync(null!), Null, "Null was given for projectId; pass what is meant."),
        Use("ListAllSessionsAsync", "no project", client => client.ListAllSessionsAsync(null!), Null, "The listing needs a projectId; pass one that is not blank."),
        Use("ListAllSessionsAsync", "blank project", client => client.ListAllSessionsAsync(" "), Wrong, "The listing needs a projectId; pass one that is not blank."),
        Use("ListAllSessionsAsync", "token of nothing", client => client.ListAllSessionsAsync("pr_1").AsPages("x"), Wrong, "Pass the ContinuationToken of a page of this listing, or null"),
        Use("ListAllSessionsAsync", "token of page 0", client => client.ListAllSessionsAsync("pr_1").AsPages("0"), Wrong, "no page number from 1 on"),
        Use("ListAllSessionsAsync", "empty token", client => client.ListAllSessionsAsync("pr_1").AsPages(string.Empty), Wrong, "or null to start at the first page"),
        Use("ListAllSessionsAsync", "token out of range", client => client.ListAllSessionsAsync("pr_1").AsPages("99999999999"), Wrong, "no page number"),
        Use("ListAllSessionsAsync", "pages of nothing", client => client.ListAllSessionsAsync("pr_1").AsPages(pageSizeHint: 0), Range, "A page must have at least one item."),
        Use("CheckHealthAsync", "no time", client => client.CheckHealthAsync(new RequestOptions { Timeout = TimeSpan.Zero }), Wrong, "RequestOptions.Timeout must be positive and at most one day."),
    ];

    private static BadUse Use(string method, string name, Func<IHumanloopSessionsClient, object?> use, Type exception, string advice)
    {
        return BadUse.Of("Humanloop", handler => Clients.Humanloop(handler), method, name, use, exception, advice);
    }
}
