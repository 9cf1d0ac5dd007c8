using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class LifetimeTests
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

    [Test]
    public async Task Disposing_one_client_does_not_break_another_that_shares_its_connections()
    {
        await using var server = await LoopbackServer.StartAsync(Answer);
        var first = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });
        using var second = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });
        await first.GetSessionAsync("s");

        first.Dispose();
        await second.GetSessionAsync("s");

        Assert.That(server.Heads, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_after_the_client_was_disposed_says_so()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var client = Clients.Orq(handler);
        client.Dispose();

        var exception = await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.ObjectName, Is.EqualTo("OrqSessionsClient"));
            Assert.That(handler.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task A_view_of_a_client_ends_with_it()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")));
        var view = client.WithOptions(new RequestOptions());
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => view.GetSessionAsync("s"));
    }

    [Test]
    public async Task Closing_a_view_closes_neither_its_client_nor_another_view()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")));
        var other = client.WithOptions(new RequestOptions());
        OrqSessionsClient closed;
        using (var view = client.WithOptions(new RequestOptions()))
        {
            closed = view.WithOptions(new RequestOptions());
            await view.GetSessionAsync("s");
        }

        await client.GetSessionAsync("s");
        await other.GetSessionAsync("s");

        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.GetSessionAsync("s"));
    }

    [Test]
    public async Task A_handler_of_the_callers_outlives_the_client()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>()).Dispose();
        using var client = new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>());

        await client.GetSessionAsync("s");

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cookies_of_a_server_are_not_sent_back()
    {
        await using var server = await LoopbackServer.StartAsync(
            "HTTP/1.1 200 OK\r\nSet-Cookie: tracked=1; Path=/\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        using var client = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });

        await client.GetSessionAsync("s");
        await client.GetSessionAsync("s");

        Assert.That(server.Heads, Has.Count.EqualTo(2).And.None.Contains("tracked"));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await LoopbackServer.StartAsync(Answer);
        await using var server = await LoopbackServer.StartAsync(
            System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Address}\r\nContent-Length: 0\r\n\r\n"));
        using var client = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });

        await Assert.ThrowsAsync<SessionsApiException>(() => client.GetSessionAsync("s"));

        Assert.That(elsewhere.Heads, Is.Empty);
    }

    [Test]
    public async Task A_test_testDoublenames_what_it_lacks()
    {
        using var testDouble = new DoubleOfClient();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => testDouble.GetSessionAsync("s"));

        Assert.That(exception!.Message, Is.EqualTo("This test double does not override the method that was called."));
    }

    [Test]
    public void A_client_needs_a_handler_and_options()
    {
        Assert.That(() => SessionsPipeline.Create(null!, new OrqSessionsOptions()), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("handler"));
        Assert.That(() => SessionsPipeline.Create(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("options"));
    }

    [Test]
    public async Task A_client_from_dependency_injection_follows_the_rotation_of_handlers_at_each_attempt()
    {
        var old = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable));
        var renewed = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var services = new ServiceCollection();
        services.AddOrqSessions(options => (options.ApiKey, options.Retry) = ("k", new RetryOptions { BaseDelay = TimeSpan.Zero }));
        services.AddSingleton<IHttpClientFactory>(new RotatingFactory(old, renewed));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.That((old.Requests.Count, renewed.Requests.Count), Is.EqualTo((1, 1)));
    }

    private sealed class DoubleOfClient : OrqSessionsClient;

    private sealed class RotatingFactory(params HttpMessageHandler[] handlers) : IHttpClientFactory
    {
        private int _created;

        public HttpClient CreateClient(string name) => new(handlers[_created++]);
    }
}
