using Sessions.Core;
using Sessions.Orq;
using Sessions.Sandbox;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class OrqListAllSessionsTests
{
    private static readonly Func<SessionQuery>[] Ways = [() => new SessionQuery(), () => new SessionQuery().ByCursor()];

    [Test]
    public async Task Pages_are_asked_for_by_number()
    {
        var handler = new ScriptedHandler(Page(true, "a", "b"), Page(false, "c"));

        await Pages(Clients.Orq(handler), new SessionQuery().WithPageSize(2));

        Assert.That(handler.Requests.Select(request => request.Body), Is.EqualTo(new[]
        {
            """{"filters":[],"pagination":{"page":1.0,"limit":2.0}}""", """{"filters":[],"pagination":{"page":2.0,"limit":2.0}}""",
        }));
    }

    [Test]
    public async Task Pages_are_asked_for_by_cursor()
    {
        var handler = new ScriptedHandler(Page(true, "a", "b"), Page(false, "c"));

        await Pages(Clients.Orq(handler), new SessionQuery().ByCursor());

        Assert.That(handler.Requests.Select(request => request.Body), Is.EqualTo(new[]
        {
            """{"filters":[],"pagination":{}}""", """{"filters":[],"pagination":{"lastId":"b"}}""",
        }));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task The_page_size_of_the_pages_goes_before_that_of_the_query(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(Page(false, "a"));

        await Pages(Clients.Orq(handler), query().WithPageSize(5), pageSize: 7);

        Assert.That(handler.Request.Body, Does.Contain("\"limit\":7.0").And.Not.Contain("5.0"));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Every_page_has_the_filters_and_the_order_of_the_query(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(Page(true, "a"), Page(false, "b"));

        await Items(Clients.Orq(handler), query().WithId("contact_ids", "c").MatchAny().Search("s").OrderBy("duration").Include("f", "v"));

        Assert.That(handler.Requests.Select(request => request.Body), Has.All.StartsWith("""{"filters":[{"type":"id","id":"c","path":"contact_ids"}]""")
            .And.All.EndsWith(""","sortingProps":[{"key":"duration","direction":"asc"}],"query":{"operator":"or","search":"s","filters":[]},"includedFields":{"f":"v"}}"""));
    }

    [Test]
    public async Task A_page_that_does_not_say_whether_more_follow_leads_to_the_next_one(
        [ValueSource(nameof(Ways))] Func<SessionQuery> query, [Values("", ",\"has_more\":null")] string more)
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Json($$"""{"object":"list","data":[{"_id":"a","external_id":"a"}]{{more}}}"""), Page(false, "b"));

        Assert.That(await Items(Clients.Orq(handler), query()), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_listing_without_more_ends(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(Page(true, "a", "b"), Page(false, "c"), ScriptedHandler.Throws(new InvalidOperationException()));

        Assert.That(await Items(Clients.Orq(handler), query()), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task An_empty_page_ends_the_listing_whatever_the_server_says(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(Page(true, "a"), Page(true), ScriptedHandler.Throws(new InvalidOperationException()));

        Assert.That(await Items(Clients.Orq(handler), query()), Is.EqualTo(new[] { "a" }));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_page_that_repeats_throws(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(Page(true, "a", "b"));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Items(Clients.Orq(handler), query()));
    }

    [Test]
    public async Task A_cursor_without_an_id_to_go_on_from_throws()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"object":"list","data":[{"external_id":"e"}],"has_more":true}"""));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Items(Clients.Orq(handler), new SessionQuery().ByCursor()));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_listing_is_resumed_from_the_token_of_a_page(Func<SessionQuery> query)
    {
        await using var server = await SandboxServer.StartAsync();
        var seeded = server.SeedOrqSessions(5);
        using var client = SandboxClient(server);
        var second = (await Pages(client, query(), pageSize: 2))[1];

        var rest = await Pages(client, query(), second.ContinuationToken, pageSize: 2);

        Assert.That(rest.SelectMany(page => page.Items).Select(session => session.Id), Is.EqualTo(seeded.Take(1)));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_query_that_changes_later_does_not_change_the_listing(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(Page(false, "a"));
        var changed = query();
        var listing = Clients.Orq(handler).ListAllSessionsAsync(changed);

        changed.WithId("path", "later").Search("later").OrderBy("later").WithPageSize(99);
        await listing.GetAsyncEnumerator().MoveNextAsync();

        Assert.That(handler.Request.Body, Does.Not.Contain("later").And.Not.Contain("99"));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_listing_leaves_its_query_alone(Func<SessionQuery> query)
    {
        var used = query();

        await Items(Clients.Orq(new ScriptedHandler(Page(true, "a"), Page(false, "b"))), used);

        Assert.That(used.ToRequest(), Has.Property(nameof(ListSessionsRequest.Pagination)).Null);
    }

    [Test]
    public async Task A_listing_can_be_enumerated_again()
    {
        var listing = Clients.Orq(new ScriptedHandler(Page(false, "a"))).ListAllSessionsAsync();

        await listing.GetAsyncEnumerator().MoveNextAsync();

        Assert.That(await listing.GetAsyncEnumerator().MoveNextAsync(), Is.True);
    }

    [TestCaseSource(nameof(Ways))]
    public async Task The_token_of_the_enumeration_cancels_the_call(Func<SessionQuery> query)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Hangs());
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using var items = Clients.Orq(handler).ListAllSessionsAsync(query()).GetAsyncEnumerator(cancellation.Token);

        await Assert.CatchAsync<OperationCanceledException>(async () => await items.MoveNextAsync());
    }

    [TestCase(false, null)]
    [TestCase(false, 1)]
    [TestCase(false, 7)]
    [TestCase(true, null)]
    [TestCase(true, 1)]
    [TestCase(true, 60)]
    public async Task Every_session_of_the_sandbox_comes_once_in_pages_of_any_size(bool isByCursor, int? pageSize)
    {
        await using var server = await SandboxServer.StartAsync();
        var seeded = server.SeedOrqSessions(60);
        using var client = SandboxClient(server);

        var pages = await Pages(client, Ways[isByCursor ? 1 : 0](), pageSize: pageSize);

        Assert.That(pages.SelectMany(page => page.Items).Select(session => session.Id), Is.EqualTo(seeded.Reverse()));
    }

    [Test]
    public async Task A_cursor_passes_over_sessions_that_are_created_meanwhile()
    {
        await using var server = await SandboxServer.StartAsync();
        var seeded = server.SeedOrqSessions(4);
        using var client = SandboxClient(server);
        await using var pages = client.ListAllSessionsAsync(new SessionQuery().ByCursor()).AsPages(pageSizeHint: 2).GetAsyncEnumerator();
        await pages.MoveNextAsync();

        server.SeedOrqSessions(2);
        await pages.MoveNextAsync();

        Assert.That(pages.Current.Items.Select(session => session.Id), Is.EqualTo(new[] { seeded[1], seeded[0] }));
    }

    private static OrqSessionsClient SandboxClient(SandboxServer server)
    {
        var options = new OrqSessionsOptions();
        server.Orq.Configure(options);
        return new OrqSessionsClient(options);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Page(bool hasMore, params string[] ids)
    {
        var data = string.Join(",", ids.Select(id => $$"""{"_id":"{{id}}","external_id":"e-{{id}}"}"""));
        return ScriptedHandler.Json($$"""{"object":"list","data":[{{data}}],"has_more":{{(hasMore ? "true" : "false")}}}""");
    }

    private static async Task<List<string>> Items(IOrqSessionsClient client, SessionQuery? query = null)
    {
        var items = new List<string>();
        await foreach (var session in client.ListAllSessionsAsync(query))
        {
            items.Add(session.Id);
        }

        return items;
    }

    private static async Task<List<Page<Session>>> Pages(IOrqSessionsClient client, SessionQuery query, string? token = null, int? pageSize = null)
    {
        var pages = new List<Page<Session>>();
        await foreach (var page in client.ListAllSessionsAsync(query).AsPages(token, pageSize))
        {
            pages.Add(page);
        }

        return pages;
    }
}
