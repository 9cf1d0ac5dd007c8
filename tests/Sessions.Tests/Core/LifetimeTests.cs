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
    public async Task An_HTTP_client_of_the_callers_outlives_the_client()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        using var httpClient = new HttpClient(handler);
        new OrqSessionsClient(httpClient, Clients.Options<OrqSessionsOptions>()).Dispose();
        using var client = new OrqSessionsClient(httpClient, Clients.Options<OrqSessionsOptions>());

        await client.GetSessionAsync("s");

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
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

    private sealed class RotatingFactory(params HttpMessageHandler[] handlers) : IHttpClientFactory
    {
        private int _created;

        public HttpClient CreateClient(string name) => new(handlers[_created++]);
    }
}
