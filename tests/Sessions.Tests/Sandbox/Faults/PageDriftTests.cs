using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// Listings that change between their pages, read by our own clients: by page number, sessions come twice or not at all when others came or
/// went; behind a cursor they don't.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PageDriftTests : IAsyncDisposable
{
    private const int Count = 12;
    private const int PageSize = 5;

    private SandboxServer _sandbox = null!;
    private OrqSessionsClient _orq = null!;
    private HumanloopSessionsClient _humanloop = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        var (orq, humanloop) = (new OrqSessionsOptions(), new HumanloopSessionsOptions());
        _sandbox.Orq.Configure(orq);
        _sandbox.Humanloop.Configure(humanloop);
        _orq = new OrqSessionsClient(orq);
        _humanloop = new HumanloopSessionsClient(humanloop);
    }

    [TearDown]
    public async ValueTask DisposeAsync()
    {
        _orq.Dispose();
        _humanloop.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task Sessions_that_came_meanwhile_push_others_into_the_next_page_of_orq()
    {
        var seeded = Seed(inserted: 1, removed: 0, _sandbox.SeedOrqSessions(Count));

        var ids = await _orq.ListAllSessionsAsync(new SessionQuery().WithPageSize(PageSize)).Select(session => session.Id).ToListAsync();

        Assert.That(ids, Is.EqualTo([.. seeded[..5], .. seeded[4..9], .. seeded[8..]]));
    }

    [Test]
    public async Task Sessions_that_went_meanwhile_pull_others_out_of_the_next_page_of_orq()
    {
        var seeded = Seed(inserted: 0, removed: 1, _sandbox.SeedOrqSessions(Count));

        var ids = await _orq.ListAllSessionsAsync(new SessionQuery().WithPageSize(PageSize)).Select(session => session.Id).ToListAsync();

        Assert.That(ids, Is.EqualTo([.. seeded[..5], .. seeded[6..11]]));
    }

    [TestCase(1, 0)]
    [TestCase(0, 1)]
    [TestCase(3, 2)]
    public async Task Cursor_of_orq_finds_each_session_once_whatever_comes_and_goes(int inserted, int removed)
    {
        var seeded = Seed(inserted, removed, _sandbox.SeedOrqSessions(Count));

        var ids = await _orq.ListAllSessionsAsync(new SessionQuery().ByCursor().WithPageSize(PageSize)).Select(session => session.Id).ToListAsync();

        Assert.That(ids, Is.EqualTo(seeded));
    }

    [Test]
    public async Task Sessions_that_came_meanwhile_push_others_into_the_next_page_of_Humanloop()
    {
        var seeded = Seed(inserted: 1, removed: 0, _sandbox.SeedHumanloopSessions("pr_1", Count));

        var ids = await IdsOfHumanloopAsync();

        Assert.That(ids, Is.EqualTo([.. seeded[..5], .. seeded[4..9], .. seeded[8..]]));
    }

    [Test]
    public async Task Sessions_that_went_meanwhile_pull_others_out_of_the_next_page_of_Humanloop()
    {
        var seeded = Seed(inserted: 0, removed: 1, _sandbox.SeedHumanloopSessions("pr_1", Count));

        var ids = await IdsOfHumanloopAsync();

        Assert.That(ids, Is.EqualTo([.. seeded[..5], .. seeded[6..11]]));
    }

    [Test]
    public async Task Page_that_is_pushed_along_as_a_whole_is_a_page_that_comes_twice()
    {
        Seed(inserted: PageSize, removed: 0, _sandbox.SeedHumanloopSessions("pr_1", Count));

        await Assert.ThatAsync(IdsOfHumanloopAsync, Throws.TypeOf<InvalidResponseException>());
    }

    [Test]
    public async Task Session_of_Humanloop_that_went_is_not_found()
    {
        var id = Seed(inserted: 0, removed: 1, _sandbox.SeedHumanloopSessions("pr_1", 1)).Single();
        await _humanloop.ListSessionsAsync("pr_1");

        await Assert.ThatAsync(() => _humanloop.GetSessionAsync(id), Throws.TypeOf<SessionsNotFoundException>());
    }

    [Test]
    public async Task Filtered_listing_of_orq_gets_sessions_that_its_filters_let_in()
    {
        _sandbox.SeedOrqSessions(Count);
        _sandbox.Faults.Add(SandboxFault.PageDrift(inserted: 2), new SandboxFaultScope { Times = 1 });
        var query = new SessionQuery().WithAnyOf("tags", "even");

        var before = await _orq.ListAllSessionsAsync(query).CountAsync();
        var after = await _orq.ListAllSessionsAsync(query).CountAsync();

        Assert.That((before, after), Is.EqualTo((6, 8)));
    }

    [Test]
    public async Task Header_of_a_listing_lets_it_drift()
    {
        var drifting = _humanloop.WithOptions(new RequestOptions { Headers = { [SandboxFaults.HeaderName] = "page-drift;inserted=2;removed=1" } });
        _sandbox.SeedHumanloopSessions("pr_1", Count);

        await drifting.ListSessionsAsync("pr_1");

        Assert.That((await _humanloop.ListSessionsAsync("pr_1")).Total, Is.EqualTo(Count + 1));
    }

    [Test]
    public async Task Configuration_lets_a_listing_drift()
    {
        await using var sandbox = await SandboxServer.StartAsync(FaultSelection.Bind(("Faults:0:Fault", "page-drift;inserted=2"), ("Faults:0:Provider", "Orq"), ("Faults:0:Times", "1")));
        var options = new OrqSessionsOptions();
        sandbox.Orq.Configure(options);
        using var client = new OrqSessionsClient(options);
        sandbox.SeedOrqSessions(Count);

        await client.ListSessionsAsync(new ListSessionsRequest());

        Assert.That((await client.CountSessionsAsync(new ListSessionsRequest())).Count, Is.EqualTo(Count + 2));
        Assert.That(sandbox.Exchanges.Select(exchange => exchange.Fault), Is.EqualTo(new[] { "page-drift;inserted=2;removed=0", null }));
    }

    [TestCase("pr_none")]
    public async Task Empty_page_changes_nothing(string projectId)
    {
        _sandbox.Faults.Add(SandboxFault.PageDrift());

        Assert.That((await _humanloop.ListSessionsAsync(projectId)).Total, Is.Zero);
        Assert.That((await _humanloop.ListSessionsAsync(projectId)).Total, Is.Zero);
    }

    private Task<List<string>> IdsOfHumanloopAsync()
    {
        return _humanloop.ListAllSessionsAsync("pr_1").AsPages(pageSizeHint: PageSize).SelectMany(page => page.Items.Select(session => session.Id)).ToListAsync().AsTask();
    }

    // Newest first, as the listings are.
    private List<string> Seed(int inserted, int removed, IReadOnlyList<string> ids)
    {
        _sandbox.Faults.Add(SandboxFault.PageDrift(inserted, removed));
        return [.. ids.Reverse()];
    }
}
