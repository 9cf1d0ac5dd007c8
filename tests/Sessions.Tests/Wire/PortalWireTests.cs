using Sessions.Core;
using Sessions.Portal;

namespace Sessions.Tests;

internal sealed class PortalWireTests
{
    private const string NoZone = "A date without a zone is read as UTC, and written back so.";

    internal static readonly WireSuite<PortalSessionsClient> Suite = new(
        "portal",
        handler => new PortalSessionsClient(handler, new PortalSessionsOptions
        {
            BaseAddress = new Uri("https://portal.example"),
            ApiKey = "portal-token.abc",
        }),
        [
            new("create_session", "create_session", "minimal", async client => await client.CreateSessionAsync("id-1", "hello")),
            new("create_session", "create_session", "files:one-file", async client =>
                await client.CreateSessionAsync("id-1", "look", [PlainText()])),

            new("create_async_session", "create_async_session", "minimal", async client =>
                await client.CreateAsyncSessionAsync("id-1", "hello")),
            new("create_async_session", "create_async_session", "files:one-file", async client =>
                await client.CreateAsyncSessionAsync("id-1", "look", [PlainText()])),

            new("update_session", "update_session", "minimal", async client => await client.UpdateSessionAsync("id-1", "hello")),
            new("update_session", "update_session", "files:one-file", async client =>
                await client.UpdateSessionAsync("id-1", "look", [PlainText()])),

            new("update_async_session", "update_async_session", "minimal", async client =>
                await client.UpdateAsyncSessionAsync("id-1", "hello")),
            new("update_async_session", "update_async_session", "files:one-file", async client =>
                await client.UpdateAsyncSessionAsync("id-1", "look", [PlainText()])),

            new("create_session_from_replay", "create_session_from_replay", "minimal", async client =>
                await client.CreateSessionFromReplayAsync("s-1", 0)),

            new("get_grouped_sessions", "get_grouped_sessions", "minimal", async client => await client.GetGroupedSessionsAsync()),
            new("get_grouped_sessions", "get_grouped_sessions", "raw", async client => await client.GetGroupedSessionsAsync()),

            new("get_session", "get_session", "minimal", async client => await client.GetSessionAsync("s-1")),
            new("get_sessions", "get_sessions", "minimal", async client => await client.GetSessionsAsync("agent-1")),
            new("subscribe_to_session", "subscribe_to_session", "minimal", async client =>
                await client.SubscribeToSessionAsync("s-1").SingleAsync()),
        ],
        [
            new("header accept", "application/json", "text/event-stream, application/json",
                "The format of a real subscription was never seen, so the stream that we can read is asked for as well."),
            new("response.created_at", "\"2023-12-11T10:20:30.123456\"", "\"2023-12-11T10:20:30.123456Z\"", NoZone),
            new("response.sessions[].created_at", "\"2023-12-11T10:20:30.123456\"", "\"2023-12-11T10:20:30.123456Z\"", NoZone),
        ]);

    [TestCaseSource(nameof(Cases))]
    public async Task A_call_is_the_recorded_request_and_its_response_survives(string operation, string @case)
    {
        Assert.That(await Suite.UnexpectedDifferencesAsync(operation, @case), Is.Empty);
    }

    [Test]
    public async Task Every_accepted_difference_is_still_needed()
    {
        Assert.That(await Suite.UnusedRowsAsync(), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Cases => Suite.TestCases;

    private static FileUpload PlainText()
    {
        return FileUpload.FromBytes("hello\r\nworld\n"u8.ToArray(), "plain.txt");
    }
}
