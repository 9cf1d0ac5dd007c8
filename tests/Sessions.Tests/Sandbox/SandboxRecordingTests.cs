using System.Net.Http.Json;
using System.Text;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

internal sealed class SandboxRecordingTests : SandboxFixture
{
    [Test]
    public async Task Exchanges_have_the_bodies_of_request_and_response()
    {
        using var response = await WhyLabs.PostAsJsonAsync("v0/sessions", new { userId = "me" });

        var exchange = Server.Exchanges.Single();

        Assert.That(exchange.Request.Text, Is.EqualTo("""{"userId":"me"}"""));
        Assert.That(exchange.Response.Text, Is.EqualTo(await response.Content.ReadAsStringAsync()));
        Assert.That(exchange.Response.BodyLength, Is.EqualTo(response.Content.Headers.ContentLength));
    }

    [Test]
    public async Task Exchanges_have_the_headers_of_request_and_response_in_any_casing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v2/traces/sessions/none");
        request.Headers.Add("X-Trace", ["one", "two"]);

        using var response = await Orq.SendAsync(request);

        var exchange = Server.Exchanges.Single();
        Assert.That(exchange.Request.Header("x-trace"), Is.EqualTo("one, two"));
        Assert.That(exchange.Response.Header("content-type"), Is.EqualTo("application/json"));
        Assert.That(exchange.Request.Header("X-None"), Is.Null);
    }

    [Test]
    public async Task Exchanges_are_numbered_in_the_order_of_arrival_and_know_their_operation()
    {
        using var first = await Orq.GetAsync(new Uri("v2/traces/sessions/none", UriKind.Relative));
        using var second = await Portal.GetAsync(new Uri("nowhere", UriKind.Relative));

        var told = Server.Exchanges.Select(exchange => $"{exchange.Number} {exchange.Provider} {exchange.Operation} {exchange.Status}");

        Assert.That(told, Is.EqualTo(["1 Orq GetSession 404", "2 Portal  404"]));
    }

    [Test]
    public async Task Request_that_is_not_let_in_is_recorded_with_its_body()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var response = await Anonymous.PostAsync(new Uri(Server.Orq.BaseAddress, "v2/traces/sessions"), content);

        Assert.That(Server.Exchanges.Single().Request.Text, Is.EqualTo("{}"));
    }

    [Test]
    public async Task Only_the_latest_exchanges_are_kept()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordedExchanges = 2 });

        await VisitAsync(sandbox, "/orq/1", "/orq/2", "/orq/3");

        Assert.That(sandbox.Exchanges.Select(exchange => exchange.Path), Is.EqualTo(["/orq/2", "/orq/3"]));
    }

    [Test]
    public async Task Older_exchanges_go_when_the_bodies_are_too_large_together()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordedBytes = 2_000 });

        await PutAsync(sandbox, new byte[900], new byte[901], new byte[902]);

        Assert.That(sandbox.Exchanges.Select(exchange => exchange.Request.BodyLength), Is.EqualTo([901, 902]));
    }

    [Test]
    public async Task Body_that_is_too_large_by_itself_is_cut_and_its_length_told()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordedBytes = 10 });

        await PutAsync(sandbox, new byte[900]);

        var request = sandbox.Exchanges.Single().Request;
        Assert.That((request.Body.Length, request.BodyLength), Is.EqualTo((10, 900)));
    }

    [Test]
    public async Task Nothing_is_kept_when_nothing_is_to_be_recorded()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordedExchanges = 0 });

        await VisitAsync(sandbox, "/orq/1");

        Assert.That(sandbox.Exchanges, Is.Empty);
    }

    [Test]
    public async Task Clearing_forgets_the_exchanges_and_goes_on_counting()
    {
        await VisitAsync(Server, "/orq/1");

        Server.ClearExchanges();
        await VisitAsync(Server, "/orq/2");

        Assert.That(Server.Exchanges.Select(exchange => exchange.Number), Is.EqualTo([2]));
    }

    [TestCase(-1, 0, "RecordedExchanges must not be negative, but is -1.")]
    [TestCase(0, -1, "RecordedBytes must be between 0 and 2147483647, but is -1.")]
    [TestCase(0, 2147483648, "RecordedBytes must be between 0 and 2147483647, but is 2147483648.")]
    public async Task Limits_that_make_no_sense_are_refused(int exchanges, long bytes, string expected)
    {
        var options = new SandboxOptions { RecordedExchanges = exchanges, RecordedBytes = bytes };

        await Assert.ThatAsync(() => SandboxServer.StartAsync(options), Throws.ArgumentException.With.Message.EqualTo(expected));
    }

    private async Task VisitAsync(SandboxServer sandbox, params string[] paths)
    {
        foreach (var path in paths)
        {
            using var response = await Anonymous.GetAsync(new Uri(sandbox.Address, path));
        }
    }

    private async Task PutAsync(SandboxServer sandbox, params byte[][] bodies)
    {
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            using var response = await Anonymous.PutAsync(new Uri(sandbox.Address, "/orq"), content);
        }
    }
}
