using System.Net;
using System.Text.Json;

namespace Sessions.Tests.Sandbox;

internal sealed class SandboxPageTests : SandboxFixture
{
    [Test]
    public async Task Root_is_a_page_for_a_browser()
    {
        using var response = await GetAsync("/", accept: "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("<!DOCTYPE html>"));
    }

    [Test]
    public async Task Page_lets_the_browser_run_and_load_nothing_but_what_the_sandbox_serves()
    {
        using var response = await GetAsync("/", accept: "text/html");

        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(),
            Is.EqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:"));
    }

    [TestCase("*/*")]
    [TestCase("text/plain")]
    public async Task Root_is_plain_text_for_everything_else(string accept)
    {
        using var response = await GetAsync("/", accept);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("Sessions sandbox\n").And.Contain("POST   /v2/traces/sessions  CreateSession"));
    }

    [TestCase("sandbox/page.css", "text/css; charset=utf-8")]
    [TestCase("sandbox/page.js", "text/javascript; charset=utf-8")]
    public async Task Files_that_the_page_names_are_served(string path, string contentType)
    {
        using var page = await GetAsync("/", accept: "text/html");
        using var file = await GetAsync("/" + path);

        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain($"\"{path}\""));
        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(file.Content.Headers.ContentType!.ToString(), Is.EqualTo(contentType));
    }

    [Test]
    public async Task Apis_have_their_addresses_keys_and_operations()
    {
        using var apis = await ReadAsync("/sandbox/apis");

        var orq = apis.RootElement.EnumerateArray().Single(api => api.GetProperty("name").GetString() == "Orq");

        Assert.That(orq.GetProperty("baseAddress").GetString(), Is.EqualTo(Server.Orq.BaseAddress.AbsoluteUri));
        Assert.That(orq.GetProperty("apiKey").GetString(), Is.EqualTo(Server.Orq.ApiKey));
        Assert.That(orq.GetProperty("operations")[0].GetProperty("name").GetString(), Is.EqualTo("CreateSession"));
    }

    [Test]
    public async Task Exchanges_come_latest_first_and_leave_out_those_of_the_page()
    {
        using var first = await GetAsync("/orq/first");
        using var second = await GetAsync("/portal/second");

        using var exchanges = await ReadAsync("/sandbox/exchanges");

        Assert.That(Texts(exchanges, "path"), Is.EqualTo(["/portal/second", "/orq/first"]));
        Assert.That(exchanges.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(2));
    }

    [TestCase("ORQ/FIR", new[] { "/orq/first" }, TestName = "Search_finds_a_path_in_any_casing")]
    [TestCase("Humanloop", new[] { "/humanloop/v4/third" }, TestName = "Search_finds_a_provider")]
    [TestCase("x-mark: yes", new[] { "/humanloop/v4/third", "/portal/second", "/orq/first" }, TestName = "Search_finds_a_header")]
    [TestCase("needle", new[] { "/portal/second" }, TestName = "Search_finds_a_text_in_a_body")]
    [TestCase("nowhere", new string[0], TestName = "Search_finds_nothing_where_nothing_is")]
    public async Task Search_shows_the_exchanges_that_have_the_text(string search, string[] expected)
    {
        using var first = await SendAsync("/orq/first", "one");
        using var second = await SendAsync("/portal/second", "a needle in a body");
        using var third = await SendAsync("/humanloop/v4/third", "three");

        using var exchanges = await ReadAsync("/sandbox/exchanges?search=" + Uri.EscapeDataString(search));

        Assert.That(Texts(exchanges, "path"), Is.EqualTo(expected));
        Assert.That(exchanges.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task Exchange_has_the_headers_and_bodies_of_both_sides()
    {
        using var sent = await SendAsync("/orq/first", "the body");

        using var exchange = await ReadAsync("/sandbox/exchanges/1");

        var request = exchange.RootElement.GetProperty("request");
        Assert.That(request.GetProperty("body").GetString(), Is.EqualTo("the body"));
        Assert.That(request.GetProperty("headers").EnumerateArray().Select(line => line.GetString()), Does.Contain("X-Mark: yes"));
        Assert.That(exchange.RootElement.GetProperty("response").GetProperty("body").GetString(), Is.EqualTo(await sent.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task Exchange_that_is_not_kept_is_not_found()
    {
        using var response = await GetAsync("/sandbox/exchanges/1");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Sessions_of_all_providers_are_shown_newest_first()
    {
        await PostAsync(WhyLabs, "v0/sessions", """{"userId":"me"}""");
        var humanloop = Server.SeedHumanloopSessions("pr_1", 2);
        var orq = Server.SeedOrqSessions(1);
        var portal = Server.SeedPortalSessions("agent", 1);

        using var sessions = await ReadAsync("/sandbox/sessions");

        Assert.That(Texts(sessions, "provider"), Is.EqualTo(["WhyLabs", "Humanloop", "Humanloop", "Orq", "Portal"]));
        Assert.That(Texts(sessions, "id").Skip(1), Is.EqualTo([humanloop[1], humanloop[0], orq[0], portal[0]]));
        Assert.That(sessions.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(5));
    }

    [Test]
    public async Task Search_shows_the_sessions_whose_document_has_the_text()
    {
        var ids = Server.SeedHumanloopSessions("pr_1", 3);

        using var sessions = await ReadAsync("/sandbox/sessions?search=answer%202");

        Assert.That(Texts(sessions, "id"), Is.EqualTo([ids[1]]));
        Assert.That(sessions.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task Changes_tell_of_each_request_as_it_comes()
    {
        using var stream = new StreamReader(await Anonymous.GetStreamAsync(new Uri(Server.Address, "/sandbox/changes")));
        var before = await stream.ReadLineAsync();
        await stream.ReadLineAsync();

        using var sent = await GetAsync("/orq/first");
        var after = await stream.ReadLineAsync();

        Assert.That((before, after), Is.EqualTo(("data: 0", "data: 1")));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task Page_that_is_open_does_not_hold_the_sandbox_up()
    {
        using var changes = await Anonymous.GetAsync(new Uri(Server.Address, "/sandbox/changes"), HttpCompletionOption.ResponseHeadersRead);

        await Server.DisposeAsync();

        Assert.That(await changes.Content.ReadAsStringAsync(), Is.EqualTo("data: 0\n\n"));
    }

    private static IEnumerable<string?> Texts(JsonDocument document, string member)
    {
        return document.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(member).GetString());
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, path)) { Headers = { { "Accept", accept } } };
        return await Anonymous.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, path)) { Headers = { { "X-Mark", "yes" } }, Content = new StringContent(body) };
        return await Anonymous.SendAsync(request);
    }

    private async Task<JsonDocument> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }
}
