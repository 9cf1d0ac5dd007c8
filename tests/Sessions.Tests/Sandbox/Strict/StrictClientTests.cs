using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// Every operation, called through our own clients with everything that they can send, is what the documents allow.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class StrictClientTests
{
    [Test]
    public async Task Requests_of_the_WhyLabs_client_pass()
    {
        await using var sandbox = await StartAsync();
        using var client = new WhyLabsSessionsClient(Options<WhyLabsSessionsOptions>(sandbox.WhyLabs));
        var profile = FileUpload.FromBytes([1, 2, 3], "profile.bin");

        var session = await client.CreateSessionAsync(new Sessions.WhyLabs.CreateSessionRequest { UserId = "me" });
        await client.GetSessionAsync(session.Id);
        await client.CreateReferenceProfileUploadAsync(session.Id, new LogReferenceRequest { Alias = "a", DatasetTimestamp = null, Region = "us-west-2" });
        await client.BatchCreateReferenceProfileUploadAsync(session.Id, new BatchLogReferenceRequest { References = [new LogReferenceRequest { Alias = "b" }] });
        await client.CreateDatasetProfileUploadAsync(session.Id, new LogAsyncRequest { DatasetTimestamp = 1, SegmentTags = [new SegmentTag { Key = "k", Value = "v" }] });
        await client.UploadDatasetProfileAsync(session.Id, profile);
        await client.GetSessionProfileObservatoryLinkAsync(
            session.Id, new GetProfileObservatoryLinkRequest { BatchProfileTimestamps = [1], ReferenceProfileIds = ["ref-1"] });
        await client.ClaimGuestSessionAsync(session.Id, "org-1");

        Assert.That(Refused(sandbox), Is.Empty);
        Assert.That(Succeeded(sandbox, "WhyLabs"), Is.SupersetOf(Operations("whylabs")));
    }

    [Test]
    public async Task Requests_of_the_Humanloop_client_pass()
    {
        await using var sandbox = await StartAsync();
        using var client = new HumanloopSessionsClient(Options<HumanloopSessionsOptions>(sandbox.Humanloop));
        sandbox.SeedHumanloopSessions("pr_1", 12);

        var session = await client.CreateSessionAsync();
        await client.GetSessionAsync(session.Id);
        await client.ListSessionsAsync("pr_1");
        await client.ListSessionsAsync("pr_1", page: 1, size: 2);
        await client.ListAllSessionsAsync("pr_1").CountAsync();

        Assert.That(Refused(sandbox), Is.Empty);
        Assert.That(Succeeded(sandbox, "Humanloop"), Is.SupersetOf(Operations("humanloop")));
    }

    [Test]
    public async Task Requests_of_the_Orq_client_pass()
    {
        await using var sandbox = await StartAsync();
        using var client = new OrqSessionsClient(Options<OrqSessionsOptions>(sandbox.Orq));
        var query = new SessionQuery().WithText("external_id", StringFilterOperator.Contains, "c").WithAnyOf("tags", "beta").WithId("contact_ids", "x")
            .WithSearch("a", "tags").Search("beta").OrderByDescending("duration").Include("billing", "1").WithPageSize(1);

        var session = await client.CreateSessionAsync(new Sessions.Orq.CreateSessionRequest
        {
            ExternalId = "c",
            Duration = 1.5,
            ContactIds = ["x"],
            Tags = ["beta"],
            TracesCount = 1,
            ProjectId = null,
            StartedAt = DateTimeOffset.Now,
            Billing = new Billing { InputCost = 1, OutputCost = 2, TotalCost = 3 },
            Usage = new Usage { PromptTokens = 1, CompletionTokens = 2, TotalTokens = 3 },
        });
        await client.GetSessionAsync(session.Id);
        await client.UpdateSessionAsync(session.Id, new UpdateSessionRequest { Tags = ["solved"], ProjectId = null, UpdatedAt = DateTimeOffset.UtcNow });
        await client.ListSessionsAsync(new ListSessionsRequest { Pagination = new Pagination { Page = 1, Limit = 10 } });
        await client.ListSessionsAsync(new ListSessionsRequest { Query = new Query { Operator = QueryCombinator.And, Filters = [NumberFilter()] } });
        await client.ListAllSessionsAsync(query).CountAsync();
        await client.ListAllSessionsAsync(new SessionQuery().ByCursor().WithPageSize(1)).CountAsync();
        await client.CountSessionsAsync(query);
        await client.DeleteSessionAsync(session.Id);

        Assert.That(Refused(sandbox), Is.Empty);
        Assert.That(Succeeded(sandbox, "Orq"), Is.SupersetOf(Operations("orq")));
    }

    [Test]
    public async Task Requests_of_the_Portal_client_pass()
    {
        await using var sandbox = await StartAsync();
        using var client = new PortalSessionsClient(Options<PortalSessionsOptions>(sandbox.Portal));
        var file = FileUpload.FromBytes([1, 2, 3], "report.pdf", "application/pdf");

        var session = await client.CreateSessionAsync("agent-1", "Hello", [file, file]);
        var started = await client.CreateAsyncSessionAsync("agent-1", "Hello");
        await client.SubscribeToSessionAsync(started.SessionId).CountAsync();
        await client.UpdateSessionAsync(session.Id, "And?", [file]);
        await client.UpdateAsyncSessionAsync(session.Id, "And?");
        await client.CreateSessionFromReplayAsync(session.Id, lastMessageIndex: 0);
        await client.GetSessionAsync(session.Id);
        await client.GetSessionsAsync("agent-1");
        await client.GetGroupedSessionsAsync();

        Assert.That(Refused(sandbox), Is.Empty);
        Assert.That(Succeeded(sandbox, "Portal"), Is.SupersetOf(Operations("portal")));
    }

    private static Task<SandboxServer> StartAsync()
    {
        return SandboxServer.StartAsync(new SandboxOptions { Strict = true, PortalRunDuration = TimeSpan.FromMilliseconds(20) });
    }

    private static T Options<T>(SandboxProvider provider)
        where T : SessionsClientOptions, new()
    {
        var options = new T();
        provider.Configure(options);
        return options;
    }

    private static NumberFilter NumberFilter()
    {
        return new NumberFilter { Type = QueryFilterType.Number, Name = "cost", Path = "billing.total_cost", Operator = NumberOperator.IsBetween, Value = new double[] { 1, 2 } };
    }

    private static IEnumerable<string> Refused(SandboxServer sandbox)
    {
        return sandbox.Exchanges.SelectMany(exchange => exchange.Violations.Select(violation => $"{exchange.Operation}: {violation}"));
    }

    private static IEnumerable<string> Succeeded(SandboxServer sandbox, string provider)
    {
        return sandbox.Exchanges.Where(exchange => exchange.Provider == provider && exchange.Status < 300).Select(exchange => exchange.Operation!).Distinct();
    }

    private static IEnumerable<string> Operations(string provider)
    {
        return CommittedSpecs.All.SelectMany(spec => spec.Operations).Where(operation => operation.Provider == provider).Select(operation => operation.CSharpName);
    }
}
