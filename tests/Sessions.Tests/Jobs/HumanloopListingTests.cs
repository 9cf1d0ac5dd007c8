using System.Net;
using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Sandbox;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class HumanloopListingTests
{
    private const string Project = "pr_1";

    [Test]
    public async Task Sessions_are_listed_across_pages()
    {
        var handler = new ScriptedHandler(Page(1, 2, 3, "a", "b"), Page(2, 2, 3, "c"));

        Assert.That(await Items(Clients.Humanloop(handler)), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task Each_page_is_asked_for_by_its_number()
    {
        var handler = new ScriptedHandler(Page(1, 2, 3, "a", "b"), Page(2, 2, 3, "c"));

        await Pages(Clients.Humanloop(handler), pageSize: 2);

        Assert.That(handler.Requests.Select(request => request.Address.Query), Is.EqualTo(new[]
        {
            "?project_id=pr_1&page=1&size=2", "?project_id=pr_1&page=2&size=2",
        }));
    }

    [Test]
    public async Task Items_are_asked_for_in_the_page_size_of_the_server()
    {
        var handler = new ScriptedHandler(Page(1, 10, 1, "a"));

        await Items(Clients.Humanloop(handler));

        Assert.That(handler.Request.Address.Query, Is.EqualTo("?project_id=pr_1&page=1"));
    }

    [Test]
    public async Task A_page_has_the_total_and_its_response()
    {
        var handler = new ScriptedHandler(Page(1, 2, 2, "a", "b"));

        var page = (await Pages(Clients.Humanloop(handler), pageSize: 2)).Single();

        Assert.That((page.Total, page.Response!.StatusCode, page.ContinuationToken), Is.EqualTo(((long?)2, HttpStatusCode.OK, (string?)null)));
    }

    [Test]
    public async Task A_listing_is_resumed_from_the_token_of_a_page()
    {
        var handler = new ScriptedHandler(Page(1, 1, 2, "a"), Page(2, 1, 2, "b"));
        var client = Clients.Humanloop(handler);
        await using var pages = client.ListAllSessionsAsync(Project).AsPages(pageSizeHint: 1).GetAsyncEnumerator();
        await pages.MoveNextAsync();

        var rest = await Pages(client, pages.Current.ContinuationToken, pageSize: 1);

        Assert.That(rest.Single().Items.Single().Id, Is.EqualTo("b"));
    }

    [Test]
    public async Task A_total_that_shrinks_ends_the_listing_earlier()
    {
        var handler = new ScriptedHandler(Page(1, 2, 6, "a", "b"), Page(2, 2, 3, "c"), ScriptedHandler.Throws(new InvalidOperationException()));

        Assert.That(await Items(Clients.Humanloop(handler)), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task A_total_that_grows_prolongs_the_listing()
    {
        var handler = new ScriptedHandler(Page(1, 2, 3, "a", "b"), Page(2, 2, 5, "c", "d"), Page(3, 2, 5, "e"));

        Assert.That(await Items(Clients.Humanloop(handler)), Is.EqualTo(new[] { "a", "b", "c", "d", "e" }));
    }

    [Test]
    public async Task An_empty_page_ends_the_listing_whatever_the_total_says()
    {
        var handler = new ScriptedHandler(Page(1, 2, 100, "a", "b"), Page(2, 2, 100));

        Assert.That(await Items(Clients.Humanloop(handler)), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_server_that_caps_the_page_size_is_followed_to_the_end()
    {
        var handler = new ScriptedHandler(Page(1, 2, 3, "a", "b"), Page(2, 2, 3, "c"));

        var pages = await Pages(Clients.Humanloop(handler), pageSize: 1000);

        Assert.That(pages, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_page_without_its_total_does_not_end_the_listing()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Json("""{"records":[{"id":"a"}]}"""), ScriptedHandler.Json("""{"records":[{"id":"b"}]}"""), Page(3, 1, 2));

        Assert.That(await Items(Clients.Humanloop(handler)), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_page_that_repeats_throws()
    {
        var handler = new ScriptedHandler(Page(1, 2, 100, "a", "b"));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Items(Clients.Humanloop(handler)));
    }

    [Test]
    public void Nothing_is_sent_before_the_listing_is_enumerated()
    {
        var handler = new ScriptedHandler(Page(1, 2, 0));

        _ = Clients.Humanloop(handler).ListAllSessionsAsync(Project).AsPages("2");

        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task The_token_of_the_enumeration_cancels_the_call()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Hangs());
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using var items = Clients.Humanloop(handler).ListAllSessionsAsync(Project).GetAsyncEnumerator(cancellation.Token);

        await Assert.CatchAsync<OperationCanceledException>(async () => await items.MoveNextAsync());
    }

    [Test]
    public async Task A_listing_of_a_view_carries_its_options()
    {
        var handler = new ScriptedHandler(Page(1, 10, 1, "a"));
        var view = Clients.Humanloop(handler).WithOptions(new RequestOptions { Headers = { ["X-Trace"] = "42" } });

        await Items(view);

        Assert.That(handler.Request.Header("X-Trace"), Is.EqualTo("42"));
    }

    [TestCase(null, 25)]
    [TestCase(1, 25)]
    [TestCase(7, 25)]
    [TestCase(25, 25)]
    [TestCase(1000, 25)]
    public async Task Every_session_of_the_sandbox_comes_once_in_pages_of_any_size(int? pageSize, int count)
    {
        await using var server = await SandboxServer.StartAsync();
        var seeded = server.SeedHumanloopSessions(Project, count);
        using var client = SandboxClient(server);

        var pages = await Pages(client, pageSize: pageSize);

        Assert.That(pages.SelectMany(page => page.Items).Select(session => session.Id), Is.EqualTo(seeded.Reverse()));
    }

    [Test]
    public async Task A_project_without_sessions_has_an_empty_listing()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = SandboxClient(server);

        Assert.That(await Items(client), Is.Empty);
    }

    private static HumanloopSessionsClient SandboxClient(SandboxServer server)
    {
        var options = new HumanloopSessionsOptions();
        server.Humanloop.Configure(options);
        return new HumanloopSessionsClient(options);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Page(int page, int size, int total, params string[] ids)
    {
        var records = string.Join(",", ids.Select(id => $$"""{"id":"{{id}}","projects":[],"datapoints_count":1,"created_at":"2023-10-03T11:22:33Z"}"""));
        return ScriptedHandler.Json($$"""{"records":[{{records}}],"page":{{page}},"size":{{size}},"total":{{total}}}""");
    }

    private static async Task<List<string>> Items(IHumanloopSessionsClient client)
    {
        var items = new List<string>();
        await foreach (var session in client.ListAllSessionsAsync(Project))
        {
            items.Add(session.Id);
        }

        return items;
    }

    private static async Task<List<Page<SessionResponse>>> Pages(IHumanloopSessionsClient client, string? token = null, int? pageSize = null)
    {
        var pages = new List<Page<SessionResponse>>();
        await foreach (var page in client.ListAllSessionsAsync(Project).AsPages(token, pageSize))
        {
            pages.Add(page);
        }

        return pages;
    }
}
