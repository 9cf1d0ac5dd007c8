using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// What our own clients make of each fault: the retry or the exception that the README of Sessions.Core documents.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class FaultClientTests : IAsyncDisposable
{
    private SandboxServer _sandbox = null!;
    private OrqSessionsClient _orq = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        _orq = new OrqSessionsClient(Options<OrqSessionsOptions>(_sandbox.Orq));
    }

    [TearDown]
    public async ValueTask DisposeAsync()
    {
        _orq.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCase("status=408")]
    [TestCase("status=429")]
    [TestCase("status=429;retry-after=0")]
    [TestCase("status=500")]
    [TestCase("status=502")]
    [TestCase("status=503;retry-after=1")]
    [TestCase("status=504")]
    [TestCase("drop=before")]
    [TestCase("drop=headers")]
    [TestCase("drop=body")]
    public async Task Fault_that_passes_is_overcome_where_a_repetition_does_no_harm(string fault)
    {
        var id = _sandbox.SeedOrqSessions(1).Single();
        _sandbox.Faults.Add(SandboxFault.Parse(fault), new SandboxFaultScope { Times = 2 });

        var session = await _orq.GetSessionAsync(id);

        Assert.That((session.Id, _sandbox.Exchanges.Count), Is.EqualTo((id, 3)));
    }

    [TestCase("drop=after")]
    [TestCase("latency=10ms;jitter=10ms")]
    [TestCase("trickle=50;interval=1ms")]
    [TestCase("content-type=text/html")]
    public async Task Fault_that_leaves_the_answer_whole_is_not_noticed(string fault)
    {
        var id = _sandbox.SeedOrqSessions(1).Single();
        _sandbox.Faults.Add(SandboxFault.Parse(fault));

        // A client of its own for the second call: a connection that the first one keeps may be closed just when it is taken again, which is a
        // failure that a client does notice.
        using var other = new OrqSessionsClient(new SocketsHttpHandler(), Options<OrqSessionsOptions>(_sandbox.Orq));

        Assert.That(((await _orq.GetSessionAsync(id)).Id, _sandbox.Exchanges.Count), Is.EqualTo((id, 1)));
        Assert.That(((await other.GetSessionAsync(id)).Id, _sandbox.Exchanges.Count), Is.EqualTo((id, 2)));
    }

    [TestCase("status=400", typeof(SessionsBadRequestException))]
    [TestCase("status=401", typeof(SessionsUnauthorizedException))]
    [TestCase("status=403", typeof(SessionsForbiddenException))]
    [TestCase("status=404", typeof(SessionsNotFoundException))]
    [TestCase("status=409", typeof(SessionsConflictException))]
    [TestCase("status=418", typeof(SessionsApiException))]
    [TestCase("status=422", typeof(SessionsValidationException))]
    [TestCase("status=500", typeof(SessionsServerException))]
    [TestCase("status=503;retry-after=1", typeof(SessionsServerException))]
    [TestCase("drop=before", typeof(SessionsConnectionException))]
    [TestCase("drop=headers", typeof(SessionsConnectionException))]
    [TestCase("drop=body", typeof(SessionsConnectionException))]
    [TestCase("latency=30s", typeof(SessionsTimeoutException))]
    [TestCase("trickle=1;interval=1s", typeof(SessionsTimeoutException))]
    [TestCase("truncated-json", typeof(InvalidResponseException))]
    [TestCase("malformed-json", typeof(InvalidResponseException))]
    [TestCase("duplicate", typeof(SessionsConflictException))]
    public async Task Fault_of_an_operation_that_may_not_be_repeated_is_its_exception_at_once(string fault, Type exception)
    {
        var hurried = _orq.WithOptions(new RequestOptions { Timeout = TimeSpan.FromSeconds(2) });
        using var active = _sandbox.Faults.Add(SandboxFault.Parse(fault));

        await Assert.ThatAsync(() => hurried.CreateSessionAsync(Session("conversation")), Throws.TypeOf(exception));
        Assert.That(active.Hits, Is.EqualTo(1));
    }

    [Test]
    public async Task Rate_limit_that_does_not_end_is_repeated_and_then_its_exception()
    {
        _sandbox.Faults.Add(SandboxFault.Status(429, TimeSpan.Zero));

        await Assert.ThatAsync(() => _orq.CreateSessionAsync(Session("conversation")), Throws.TypeOf<SessionsRateLimitException>().With.Property("Attempts").EqualTo(4));
        Assert.That(_sandbox.Exchanges, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Header_of_one_call_gives_that_call_a_fault()
    {
        var unlucky = _orq.WithOptions(new RequestOptions { Headers = { [SandboxFaults.HeaderName] = "malformed-json" } });
        var id = _sandbox.SeedOrqSessions(1).Single();

        await Assert.ThatAsync(() => unlucky.GetSessionAsync(id), Throws.TypeOf<InvalidResponseException>());
        Assert.That((await _orq.GetSessionAsync(id)).Id, Is.EqualTo(id));
    }

    [Test]
    public async Task Expired_upload_is_a_refusal_that_names_no_key()
    {
        using var whyLabs = new WhyLabsSessionsClient(Options<WhyLabsSessionsOptions>(_sandbox.WhyLabs));
        var session = await whyLabs.CreateSessionAsync(new Sessions.WhyLabs.CreateSessionRequest { UserId = "me" });
        _sandbox.Faults.Add(SandboxFault.ExpiredUpload());

        await Assert.ThatAsync(
            () => whyLabs.UploadDatasetProfileAsync(session.Id, FileUpload.FromBytes([1], "profile.bin")),
            Throws.TypeOf<SessionsForbiddenException>());
        Assert.That(_sandbox.WhyLabsUploads, Is.Empty);
    }

    [TestCase("truncated-json", typeof(InvalidResponseException))]
    [TestCase("malformed-json", typeof(InvalidResponseException))]
    [TestCase("drop=body", typeof(SessionsConnectionException))]
    public async Task Subscription_that_breaks_says_so(string fault, Type exception)
    {
        using var portal = new PortalSessionsClient(Options<PortalSessionsOptions>(_sandbox.Portal));
        var id = _sandbox.SeedPortalSessions("agent", 1).Single();
        _sandbox.Faults.Add(SandboxFault.Parse(fault));

        await Assert.ThatAsync(async () => await portal.SubscribeToSessionAsync(id).ToListAsync(), Throws.TypeOf(exception));
    }

    private static T Options<T>(SandboxProvider provider)
        where T : SessionsClientOptions, new()
    {
        var options = new T { Retry = new RetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) } };
        provider.Configure(options);
        return options;
    }

    private static Sessions.Orq.CreateSessionRequest Session(string externalId)
    {
        return new Sessions.Orq.CreateSessionRequest { ExternalId = externalId, Billing = new Billing(), Usage = new Usage() };
    }
}
