using Sessions.Humanloop;

namespace Sessions.Tests;

internal sealed class HumanloopWireTests
{
    private const string NoZone = "A date without a zone is read as UTC, and written back so.";

    internal static readonly WireSuite<HumanloopSessionsClient> Suite = new(
        "humanloop",
        handler => new HumanloopSessionsClient(handler, new HumanloopSessionsOptions
        {
            BaseAddress = new Uri("https://api.humanloop.com/v4"),
            ApiKey = "hl-key-123",
        }),
        [
            new("Sessions_create", "create", "minimal", async client => await client.CreateSessionAsync()),
            new("Sessions_get", "get", "minimal", async client => await client.GetSessionAsync("sesh_1")),
            new("Sessions_list", "list", "minimal", async client => await client.ListSessionsAsync("pr_1")),
            new("Sessions_list", "list", "page=2,size=None", async client => await client.ListSessionsAsync("pr_1", page: 2)),
        ],
        [
            new("response.created_at", "\"2023-10-03T11:22:33.444555\"", "\"2023-10-03T11:22:33.444555Z\"", NoZone),
            new("response.records[].created_at", "\"2023-10-03T11:22:33.444555\"", "\"2023-10-03T11:22:33.444555Z\"", NoZone),
            new("response.records[].created_at", "\"2023-10-03T11:22:33\"", "\"2023-10-03T11:22:33Z\"", NoZone),
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
}
