using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// Bad use of the client of orq.ai; what its queries refuse stands in <see cref="OrqSessionQueryTests" />.
/// </summary>
internal static class OrqBadUse
{
    private static readonly Type Null = typeof(ArgumentNullException);
    private static readonly Type Wrong = typeof(ArgumentException);
    private static readonly Type Range = typeof(ArgumentOutOfRangeException);

    private static SessionQuery ByCursor => new SessionQuery().ByCursor();

    public static IEnumerable<BadUse> Table =>
    [
        Use("CreateSessionAsync", "no request", client => client.CreateSessionAsync(null!), Null, "Null was given for request; pass what is meant."),
        Use("CreateSessionAsync", "no external id", client => Create(client, externalId: null), Null, "Null was given for externalId; pass what is meant."),
        Use("CreateSessionAsync", "blank external id", client => Create(client, externalId: " "), Wrong, "The externalId is blank; pass one that is not."),
        Use("CreateSessionAsync", "less than no time", client => Create(client, duration: -1), Range, "A session can't take less than no time; pass zero or more."),
        Use("CreateSessionAsync", "fewer than no traces", client => Create(client, tracesCount: -1), Range, "A session can't have fewer than no traces; pass zero or more."),
        Use("CreateSessionAsync", "no billing", client => client.CreateSessionAsync("e", default, null!, new Usage(), 0, [], []), Null, "Null was given for billing; pass"),
        Use("CreateSessionAsync", "no usage", client => client.CreateSessionAsync("e", default, new Billing(), null!, 0, [], []), Null, "Null was given for usage; pass"),
        Use("CreateSessionAsync", "no contacts", client => client.CreateSessionAsync("e", default, new Billing(), new Usage(), 0, null!, []), Null, "Null was given for contactIds; pass"),
        Use("CreateSessionAsync", "no tags", client => client.CreateSessionAsync("e", default, new Billing(), new Usage(), 0, [], null!), Null, "Null was given for tags; pass"),
        Use("CreateOrGetSessionAsync", "no request", client => client.CreateOrGetSessionAsync(null!), Null, "Null was given for request; pass what is meant."),
        Use("CreateOrGetSessionAsync", "no external id", client => client.CreateOrGetSessionAsync(new CreateSessionRequest()), Null, "Null was given for ExternalId; pass what is meant."),
        Use("CreateOrGetSessionAsync", "blank external id", client => client.CreateOrGetSessionAsync(new CreateSessionRequest { ExternalId = " " }), Wrong, "The ExternalId is blank; pass one that is not."),
        Use("GetSessionAsync", "null", client => client.GetSessionAsync(null!), Null, "Null was given for sessionId; pass what is meant."),
        Use("GetSessionAsync", "another resource", client => client.GetSessionAsync(".."), Wrong, "must not be blank, '.' or '..'; pass it as the provider gave it."),
        Use("UpdateSessionAsync", "no session", client => client.UpdateSessionAsync("", new UpdateSessionRequest()), Wrong, "must not be blank, '.' or '..'; pass it as the provider gave it."),
        Use("UpdateSessionAsync", "no request", client => client.UpdateSessionAsync("s", null!), Null, "Null was given for request; pass what is meant."),
        Use("DeleteSessionAsync", "null", client => client.DeleteSessionAsync(null!), Null, "Null was given for sessionId; pass what is meant."),
        Use("DeleteSessionAsync", "all of them", client => client.DeleteSessionAsync("."), Wrong, "must not be blank, '.' or '..'; pass it as the provider gave it."),
        Use("ListSessionsAsync", "no request", client => client.ListSessionsAsync(null!), Null, "Null was given for request; pass what is meant."),
        Use("ListAllSessionsAsync", "token of a cursor", client => client.ListAllSessionsAsync().AsPages("after:1"), Wrong, "no page number from 1 on"),
        Use("ListAllSessionsAsync", "token of page 0", client => client.ListAllSessionsAsync().AsPages("0"), Wrong, "Pass the ContinuationToken of a page of this listing, or null"),
        Use("ListAllSessionsAsync", "pages of less", client => client.ListAllSessionsAsync().AsPages(pageSizeHint: -1), Range, "A page must have at least one item."),
        Use("ListAllSessionsAsync", "token of a page", client => client.ListAllSessionsAsync(ByCursor).AsPages("2"), Wrong, "none of a listing by cursor"),
        Use("ListAllSessionsAsync", "token of nobody", client => client.ListAllSessionsAsync(ByCursor).AsPages("after:"), Wrong, "Pass the ContinuationToken of a page"),
        Use("ListAllSessionsAsync", "pages of nothing", client => client.ListAllSessionsAsync(ByCursor).AsPages(pageSizeHint: 0), Range, "A page must have at least one item."),
        Use("CountSessionsAsync", "no query", client => client.CountSessionsAsync((SessionQuery)null!), Null, "Null was given for query; pass what is meant."),
        Use("CountSessionsAsync", "no request", client => client.CountSessionsAsync((ListSessionsRequest)null!), Null, "Null was given for request; pass what is meant."),
        Use("CheckHealthAsync", "header of the client", client => client.CheckHealthAsync(new RequestOptions { Headers = { ["Authorization"] = "x" } }), Wrong, "The header 'Authorization' belongs to the client"),
    ];

    private static BadUse Use(string method, string name, Func<IOrqSessionsClient, object?> use, Type exception, string advice)
    {
        return BadUse.Of("Orq", handler => Clients.Orq(handler), method, name, use, exception, advice);
    }

    private static Task<Session> Create(IOrqSessionsClient client, string? externalId = "e", int duration = 0, long tracesCount = 0)
    {
        return client.CreateSessionAsync(externalId!, TimeSpan.FromMilliseconds(duration), new Billing(), new Usage(), tracesCount, [], []);
    }
}
