using Sessions.Core;
using Sessions.Orq;
using Sessions.WhyLabs;

namespace Sessions.Proofs.Operations;

/// <summary>
/// The 25 operations of the four providers.
/// </summary>
internal static class AllOperations
{
    private static readonly byte[] File = "a file"u8.ToArray();

    public static IReadOnlyList<ProvenOperation> List { get; } =
    [
        new("whylabs", "CreateSession", null, async (clients, id, token) =>
            await clients.WhyLabs.CreateSessionAsync(new WhyLabs.CreateSessionRequest { UserId = id }, token)),
        new("whylabs", "GetSession", "/v0/sessions/{id}", async (clients, id, token) => await clients.WhyLabs.GetSessionAsync(id, token)),
        new("whylabs", "ClaimGuestSession", "/v0/sessions/{id}/claim", async (clients, id, token) =>
            await clients.WhyLabs.ClaimGuestSessionAsync(id, "org-1", token)),
        new("whylabs", "CreateReferenceProfileUpload", "/v0/sessions/{id}/reference", async (clients, id, token) =>
            await clients.WhyLabs.CreateReferenceProfileUploadAsync(id, new LogReferenceRequest { Alias = "a" }, token)),
        new("whylabs", "BatchCreateReferenceProfileUpload", "/v0/sessions/{id}/references", async (clients, id, token) =>
            await clients.WhyLabs.BatchCreateReferenceProfileUploadAsync(id, new BatchLogReferenceRequest { References = { new() { Alias = "a" } } }, token)),
        new("whylabs", "CreateDatasetProfileUpload", "/v0/sessions/{id}/upload", async (clients, id, token) =>
            await clients.WhyLabs.CreateDatasetProfileUploadAsync(id, new LogAsyncRequest(), token)),
        new("whylabs", "GetSessionProfileObservatoryLink", "/v0/sessions/observatory-link/{id}", async (clients, id, token) =>
            await clients.WhyLabs.GetSessionProfileObservatoryLinkAsync(id, new GetProfileObservatoryLinkRequest(), token)),

        new("humanloop", "CreateSession", null, async (clients, _, token) => await clients.Humanloop.CreateSessionAsync(token)),
        new("humanloop", "GetSession", "/sessions/{id}", async (clients, id, token) => await clients.Humanloop.GetSessionAsync(id, token)),
        new("humanloop", "ListSessions", null, async (clients, id, token) => await clients.Humanloop.ListSessionsAsync(id, 1, 10, token)),

        new("orq", "CreateSession", null, async (clients, id, token) =>
            await clients.Orq.CreateSessionAsync(new Orq.CreateSessionRequest { ExternalId = id }, token)),
        new("orq", "GetSession", "/v2/traces/sessions/{id}", async (clients, id, token) => await clients.Orq.GetSessionAsync(id, token)),
        new("orq", "UpdateSession", "/v2/traces/sessions/{id}", async (clients, id, token) =>
            await clients.Orq.UpdateSessionAsync(id, new UpdateSessionRequest(), token)),
        new("orq", "DeleteSession", "/v2/traces/sessions/{id}", async (clients, id, token) => await clients.Orq.DeleteSessionAsync(id, token)),
        new("orq", "ListSessions", null, async (clients, _, token) => await clients.Orq.ListSessionsAsync(new ListSessionsRequest(), token)),
        new("orq", "CountSessions", null, async (clients, _, token) => await clients.Orq.CountSessionsAsync(new ListSessionsRequest(), token)),

        new("portal", "CreateSession", null, async (clients, id, token) => await clients.Portal.CreateSessionAsync(id, "p", Files(), token)),
        new("portal", "CreateAsyncSession", null, async (clients, id, token) => await clients.Portal.CreateAsyncSessionAsync(id, "p", Files(), token)),
        new("portal", "CreateSessionFromReplay", null, async (clients, id, token) => await clients.Portal.CreateSessionFromReplayAsync(id, 1, token)),
        new("portal", "GetGroupedSessions", null, async (clients, _, token) => await clients.Portal.GetGroupedSessionsAsync(token)),
        new("portal", "GetSession", "/sessions/{id}", async (clients, id, token) => await clients.Portal.GetSessionAsync(id, token)),
        new("portal", "GetSessions", null, async (clients, id, token) => await clients.Portal.GetSessionsAsync(id, token)),
        new("portal", "SubscribeToSession", "/sessions/{id}/subscribe", async (clients, id, token) =>
            await CountAsync(clients.Portal.SubscribeToSessionAsync(id, token))),
        new("portal", "UpdateAsyncSession", "/sessions/{id}/async", async (clients, id, token) =>
            await clients.Portal.UpdateAsyncSessionAsync(id, "p", Files(), token)),
        new("portal", "UpdateSession", "/sessions/{id}", async (clients, id, token) => await clients.Portal.UpdateSessionAsync(id, "p", Files(), token)),
    ];

    private static FileUpload[] Files() => [FileUpload.FromBytes(File, "a.txt")];

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> values)
    {
        var count = 0;
        await foreach (var value in values)
        {
            count += value is null ? 0 : 1;
        }

        return count;
    }
}
