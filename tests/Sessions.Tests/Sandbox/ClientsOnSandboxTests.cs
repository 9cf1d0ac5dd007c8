using System.Net;
using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// The clients against a sandbox, with every member that a request can have, so that the conformance check sees it.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ClientsOnSandboxTests
{
    private static readonly DateTimeOffset Start = new(2025, 4, 20, 12, 0, 0, 123, TimeSpan.FromHours(2));
    private SandboxServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Orq_session_is_created_changed_and_read()
    {
        using var client = new OrqSessionsClient(Options<OrqSessionsOptions>(_server.Orq));

        var created = await client.CreateSessionAsync(OrqSession("conversation 1"));
        await client.UpdateSessionAsync(created.Id, OrqChange());
        var read = await client.GetSessionAsync(created.Id);

        Assert.That((read.ExternalId, read.Duration, read.ProjectId), Is.EqualTo(("conversation 2", 2.5, (string?)null)));
    }

    [Test]
    public async Task Orq_session_is_deleted_once()
    {
        using var client = new OrqSessionsClient(Options<OrqSessionsOptions>(_server.Orq));
        var created = await client.CreateSessionAsync(OrqSession("conversation 1"));

        var first = await client.DeleteSessionAsync(created.Id);
        var second = await client.DeleteSessionAsync(created.Id);

        Assert.That((first, second), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Orq_session_that_does_not_exist_is_an_error()
    {
        using var client = new OrqSessionsClient(Options<OrqSessionsOptions>(_server.Orq));

        await Assert.ThrowsAsync<SessionsNotFoundException>(() => client.GetSessionAsync("a/b?c=ü%"));
    }

    [Test]
    public async Task Orq_key_that_is_wrong_is_an_error()
    {
        using var client = new OrqSessionsClient(new OrqSessionsOptions { BaseAddress = _server.Orq.BaseAddress, ApiKey = "wrong" });

        await Assert.ThrowsAsync<SessionsUnauthorizedException>(() => client.CreateSessionAsync(OrqSession("conversation 1")));
    }

    [Test]
    public async Task Humanloop_session_is_created_and_read()
    {
        using var client = new HumanloopSessionsClient(Options<HumanloopSessionsOptions>(_server.Humanloop));

        var created = await client.CreateSessionAsync();
        var read = await client.GetSessionAsync(created.Id);

        Assert.That((read.Id, read.DatapointsCount), Is.EqualTo((created.Id, 0)));
    }

    [Test]
    public async Task Humanloop_session_with_datapoints_is_read_with_its_project()
    {
        var id = _server.SeedHumanloopSessions("pr_1", 1).Single();
        using var client = new HumanloopSessionsClient(Options<HumanloopSessionsOptions>(_server.Humanloop));

        var read = await client.GetSessionAsync(id);

        Assert.That(read.Projects.Select(project => project.Id), Is.EqualTo(["pr_1"]));
    }

    [Test]
    public async Task Portal_session_is_created_and_continued_with_files()
    {
        using var client = new PortalSessionsClient(Options<PortalSessionsOptions>(_server.Portal));

        var created = await client.CreateSessionAsync("agent ü", "First \"prompt\"\r\nof two lines", [FileUpload.FromBytes("\r\n--a\0b"u8.ToArray(), "a ü.bin", "application/x-thing")]);
        var continued = await client.UpdateSessionAsync(created.Id, "Second", [FileUpload.FromBytes([], "empty.txt"), FileUpload.FromBytes([255], "b")]);
        var listed = await client.GetSessionsAsync("agent ü");

        Assert.That(continued.Messages, Has.Count.EqualTo(4));
        Assert.That(listed.Sessions.Select(session => session.Id), Is.EqualTo([created.Id]));
    }

    [Test]
    public async Task Portal_session_is_continued_without_waiting()
    {
        using var client = new PortalSessionsClient(Options<PortalSessionsOptions>(_server.Portal));
        var created = await client.CreateSessionAsync("agent", "First");

        var continued = await client.UpdateAsyncSessionAsync(created.Id, "Second");

        Assert.That(continued.SessionId, Is.EqualTo(created.Id));
    }

    [Test]
    public async Task Portal_session_is_replayed()
    {
        var id = _server.SeedPortalSessions("agent", 1).Single();
        using var client = new PortalSessionsClient(Options<PortalSessionsOptions>(_server.Portal));

        var replayed = await client.CreateSessionFromReplayAsync(id, 0);

        Assert.That(replayed.Id, Is.Not.EqualTo(id));
    }

    [Test]
    public async Task WhyLabs_session_is_read_and_claimed()
    {
        using var client = new WhyLabsSessionsClient(Options<WhyLabsSessionsOptions>(_server.WhyLabs));
        var created = await client.CreateSessionAsync(new WhyLabs.CreateSessionRequest { UserId = "me" });

        var read = await client.GetSessionAsync(created.Id);
        var claimed = await client.ClaimGuestSessionWithResponseAsync(created.Id, "org-1");

        Assert.That(read.Session.SessionId, Is.EqualTo(created.Id));
        Assert.That((claimed.StatusCode, claimed.Value), Is.EqualTo((HttpStatusCode.OK, (WhyLabs.ClaimGuestSessionResponse?)null)));
    }

    [Test]
    public async Task WhyLabs_uploads_take_every_member_of_their_requests()
    {
        using var client = new WhyLabsSessionsClient(Options<WhyLabsSessionsOptions>(_server.WhyLabs));
        var created = await client.CreateSessionAsync(new WhyLabs.CreateSessionRequest { UserId = "me" });

        var reference = await client.CreateReferenceProfileUploadAsync(created.Id, Reference("one"));
        var references = await client.BatchCreateReferenceProfileUploadAsync(created.Id, new BatchLogReferenceRequest { References = [Reference("two"), new LogReferenceRequest()] });
        var profile = await client.CreateDatasetProfileUploadAsync(created.Id, new LogAsyncRequest
        {
            DatasetTimestamp = 1_700_000_000_000,
            SegmentTags = [new SegmentTag { Key = "k", Value = "v" }],
            Region = "us-west-2",
        });

        Assert.That((reference.Alias, references.References.Count), Is.EqualTo(("one", 2)));
        Assert.That(profile.Id, Does.StartWith("log-"));
    }

    private static LogReferenceRequest Reference(string alias) => new() { Alias = alias, DatasetTimestamp = 0, Region = "us-west-2" };

    private static Orq.CreateSessionRequest OrqSession(string externalId) => new()
    {
        ExternalId = externalId,
        Duration = 1234.5678,
        ContactIds = ["c1", ""],
        Billing = new Billing { InputCost = 1e-07, OutputCost = 123456789.125, TotalCost = 3 },
        Usage = new Usage { PromptTokens = 9007199254740993, CompletionTokens = 0.5, TotalTokens = 1e+21 },
        TracesCount = 42,
        Tags = ["a", "a"],
        ProjectId = "pr-1",
        StartedAt = Start,
        UpdatedAt = Start,
    };

    private static UpdateSessionRequest OrqChange() => new()
    {
        Id = "01JS",
        ExternalId = "conversation 2",
        Duration = 2.5,
        ContactIds = [],
        Billing = new Billing { InputCost = 0, OutputCost = 0, TotalCost = 0 },
        Usage = new Usage { PromptTokens = 0, CompletionTokens = 0, TotalTokens = 0 },
        TracesCount = 0,
        Tags = [],
        WorkspaceId = "ws",
        ProjectId = null,
        StartedAt = Start,
        UpdatedAt = Start,
    };

    private static T Options<T>(SandboxProvider provider)
        where T : SessionsClientOptions, new()
    {
        var options = new T();
        provider.Configure(options);
        return options;
    }
}
