using Sessions.Orq;

namespace Sessions.Tests;

internal sealed class OrqWireTests
{
    internal static readonly WireSuite<OrqSessionsClient> Suite = new(
        "orq",
        handler => new OrqSessionsClient(handler, new OrqSessionsOptions
        {
            BaseAddress = new Uri("https://my.orq.ai"),
            ApiKey = "orq-key.eyJ0",
        }),
        [
            new("CreateSession", "create", "minimal", async client => await client.CreateSessionAsync(new CreateSessionRequest
            {
                ExternalId = "ext-1",
                Duration = 0,
                ContactIds = [],
                Billing = new Billing { InputCost = 0, OutputCost = 0, TotalCost = 0 },
                Usage = new Usage { PromptTokens = 0, CompletionTokens = 0, TotalTokens = 0 },
                TracesCount = 0,
                Tags = [],
            })),

            new("CreateSession", "create", "all", async client => await client.CreateSessionAsync(new CreateSessionRequest
            {
                ExternalId = "ext ü 😀 \"q\" \\ </x>",
                Duration = 1234.5678,
                ContactIds = ["c1", "ç 2", ""],
                Billing = new Billing { InputCost = 1e-07, OutputCost = 123456789.125, TotalCost = 3 },
                Usage = new Usage { PromptTokens = 9007199254740993, CompletionTokens = 0.5, TotalTokens = 1e+21 },
                TracesCount = 42,
                Tags = ["a", "b", "a"],
                ProjectId = "pr-1",
                StartedAt = new DateTimeOffset(2025, 4, 20, 22, 51, 57, 123, 456, TimeSpan.Zero),
                UpdatedAt = new DateTimeOffset(2025, 4, 20, 22, 51, 57, TimeSpan.Zero),
            })),

            new("GetSession", "get", "minimal", async client => await client.GetSessionAsync("s1")),

            new("UpdateSession", "update", "started_at:utc-millis", async client =>
                await client.UpdateSessionAsync("s1", new UpdateSessionRequest
                {
                    StartedAt = new DateTimeOffset(2025, 4, 20, 22, 51, 57, 120, TimeSpan.Zero),
                })),

            new("UpdateSession", "update", "all", async client => await client.UpdateSessionAsync("s1", new UpdateSessionRequest
            {
                Id = "01JS",
                ExternalId = "ext ü 😀 \"q\" \\ </x>",
                Duration = 1234.5678,
                ContactIds = ["c1", "ç 2", ""],
                Billing = new Billing { InputCost = 1e-07, OutputCost = 123456789.125, TotalCost = 3 },
                Usage = new Usage { PromptTokens = 9007199254740993, CompletionTokens = 0.5, TotalTokens = 1e+21 },
                TracesCount = 42,
                Tags = ["a", "b", "a"],
                WorkspaceId = "ws-1",
                ProjectId = "pr-1",
                StartedAt = new DateTimeOffset(2025, 4, 20, 22, 51, 57, 123, 456, TimeSpan.Zero),
                UpdatedAt = new DateTimeOffset(2025, 4, 20, 22, 51, 57, TimeSpan.Zero),
            })),

            new("DeleteSession", "delete", "minimal", async client => await client.DeleteSessionAsync("s1")),

            new("ListSessions", "list", "minimal", async client => await client.ListSessionsAsync(new ListSessionsRequest { Filters = [] })),

            new("ListSessions", "list", "filter-string-contains", async client =>
                await client.ListSessionsAsync(new ListSessionsRequest
                {
                    Filters = [new StringFilter { Operator = StringFilterOperator.Contains, Value = "v", Path = "p" }],
                })),

            new("ListSessions", "list", "pagination-all", async client => await client.ListSessionsAsync(new ListSessionsRequest
            {
                Filters = [],
                Pagination = new Pagination { Page = 2, Limit = 25, LastId = "l", FirstId = "f" },
            })),

            new("ListSessions", "list", "sorting", async client => await client.ListSessionsAsync(new ListSessionsRequest
            {
                Filters = [],
                SortingProps =
                [
                    new SortingProperty { Key = "started_at", Direction = SortDirection.Desc },
                    new SortingProperty { Key = "duration", Direction = SortDirection.Asc },
                    new SortingProperty { Key = "x" },
                ],
            })),

            new("CountSessions", "count", "composed:filter-string-contains", async client =>
                await client.CountSessionsAsync(new ListSessionsRequest
                {
                    Filters = [new StringFilter { Operator = StringFilterOperator.Contains, Value = "v", Path = "p" }],
                })),
        ],
        [
            new(
                "body.started_at",
                "\"2025-04-20T22:51:57.120000Z\"",
                "\"2025-04-20T22:51:57.12Z\"",
                "Zeros at the end of a fraction of a second are not written; it is the same time."),
            new(
                "response",
                "null",
                "true",
                "The response has no body; DeleteSessionAsync answers whether there was a session to delete."),
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
