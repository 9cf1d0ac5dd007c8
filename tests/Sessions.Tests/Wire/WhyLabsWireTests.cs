using Sessions.WhyLabs;

namespace Sessions.Tests;

internal sealed class WhyLabsWireTests
{
    internal static readonly WireSuite<WhyLabsSessionsClient> Suite = new(
        "whylabs",
        handler => new WhyLabsSessionsClient(handler, new WhyLabsSessionsOptions
        {
            BaseAddress = new Uri("https://api.whylabsapp.com"),
            ApiKey = "wl-key.ABC123:org-1",
        }),
        [
            new("CreateSession", "create_session", "minimal", async client =>
                await client.CreateSessionAsync(new CreateSessionRequest { UserId = "user-1" })),

            new("GetSession", "get_session", "minimal", async client => await client.GetSessionAsync("sess-1a2b")),

            new("GetSessionProfileObservatoryLink", "get_session_profile_observatory_link", "minimal", async client =>
                await client.GetSessionProfileObservatoryLinkAsync("sess-1", new GetProfileObservatoryLinkRequest
                {
                    BatchProfileTimestamps = [495187],
                    ReferenceProfileIds = ["ref-1"],
                })),

            new("GetSessionProfileObservatoryLink", "get_session_profile_observatory_link", "three-and-large", async client =>
                await client.GetSessionProfileObservatoryLinkAsync("sess-1", new GetProfileObservatoryLinkRequest
                {
                    BatchProfileTimestamps = [1577836800000, 0, long.MaxValue],
                    ReferenceProfileIds = ["ref-ü", "ref 2", "ref/3"],
                })),

            new("ClaimGuestSession", "claim_guest_session", "minimal", async client =>
                await client.ClaimGuestSessionAsync("sess-1", "org-1")),

            new("CreateReferenceProfileUpload", "create_reference_profile_upload", "minimal", async client =>
                await client.CreateReferenceProfileUploadAsync("sess-1", new LogReferenceRequest())),

            new("CreateReferenceProfileUpload", "create_reference_profile_upload", "all", async client =>
                await client.CreateReferenceProfileUploadAsync("sess-1", new LogReferenceRequest
                {
                    Alias = "my référence +&",
                    DatasetTimestamp = 1577836800000,
                    Region = "us-west-2",
                })),

            new("BatchCreateReferenceProfileUpload", "batch_create_reference_profile_upload", "minimal", async client =>
                await client.BatchCreateReferenceProfileUploadAsync("sess-1", new BatchLogReferenceRequest
                {
                    References = [new LogReferenceRequest()],
                })),

            new("BatchCreateReferenceProfileUpload", "batch_create_reference_profile_upload", "several", async client =>
                await client.BatchCreateReferenceProfileUploadAsync("sess-1", new BatchLogReferenceRequest
                {
                    References =
                    [
                        new LogReferenceRequest { Alias = "a", DatasetTimestamp = 1, Region = "us-west-2" },
                        new LogReferenceRequest(),
                        new LogReferenceRequest { Alias = null, DatasetTimestamp = long.MaxValue },
                    ],
                })),

            new("CreateDatasetProfileUpload", "create_dataset_profile_upload", "minimal", async client =>
                await client.CreateDatasetProfileUploadAsync("sess-1", new LogAsyncRequest
                {
                    DatasetTimestamp = 967561,
                    SegmentTags = [new SegmentTag { Key = "k", Value = "v" }],
                })),

            new("CreateDatasetProfileUpload", "create_dataset_profile_upload", "all", async client =>
                await client.CreateDatasetProfileUploadAsync("sess-1", new LogAsyncRequest
                {
                    DatasetTimestamp = long.MaxValue,
                    Region = "eu-central-1",
                    SegmentTags =
                    [
                        new SegmentTag { Key = "Länd", Value = "日本 & \"x\"" },
                        new SegmentTag { Key = "k", Value = "" },
                        new SegmentTag { Key = "k", Value = "again" },
                    ],
                })),
        ],
        [
            new("header accept", "*/*", "application/json", "Every call of ours asks for JSON; the SDK asks for anything where it expects no body."),
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
