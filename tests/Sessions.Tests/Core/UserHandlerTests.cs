using System.Net;
using System.Text;
using Sessions.Core;
using Sessions.Orq;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// What happens to the handlers that a user gives to the constructor of a client.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class UserHandlerTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";

    private static readonly TestCaseData[] Kinds =
    [
        Kind("SocketsHttpHandler", () => new SocketsHttpHandler()),
        Kind("HttpClientHandler", () => new HttpClientHandler()),
        Kind("one handler before it", () => new SpyHandler(new SocketsHttpHandler())),
        Kind("two handlers before it", () => new SpyHandler(new SpyHandler(new HttpClientHandler()))),
    ];

    private static readonly CredentialScheme[] Schemes =
        [CredentialScheme.Bearer, CredentialScheme.Basic, CredentialScheme.ApiKey("X-Key"), CredentialScheme.QueryKey("key")];

    [TestCaseSource(nameof(Kinds))]
    public async Task No_kind_of_redirect_takes_a_key_to_another_origin(Func<HttpMessageHandler> create)
    {
        await using var elsewhere = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(Json));
        using var handler = create();
        var statuses = new List<int>();
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            await using var server = await LoopbackServer.StartAsync(Redirect(status, elsewhere.Address));
            using var client = new WhyLabsSessionsClient(handler, new WhyLabsSessionsOptions { ApiKey = "k", BaseAddress = server.Address });
            statuses.Add((int)(await Assert.ThrowsAsync<SessionsApiException>(() => client.GetSessionAsync("s")))!.StatusCode!);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 301, 302, 303, 307, 308 }));
        Assert.That(elsewhere.Heads, Is.Empty);
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task No_redirect_takes_the_secret_of_a_client_to_another_origin(Func<HttpMessageHandler> create)
    {
        await using var elsewhere = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(Json));
        await using var server = await LoopbackServer.StartAsync(Redirect(307, elsewhere.Address));
        using var handler = create();
        var options = new AddedOptions(CredentialScheme.ClientCredentials("/token"), "id:secret") { BaseAddress = server.Address };

        await Assert.ThrowsAsync<SessionsApiException>(() => SessionsPipeline.Create(handler, options).SendAsync(AddedOptions.Request(), CancellationToken.None));

        Assert.That((server.Heads.Count, elsewhere.Heads.Count), Is.EqualTo((1, 0)));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Two_clients_share_a_handler_that_has_sent(Func<HttpMessageHandler> create)
    {
        await using var server = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(Json));
        using var handler = create();
        foreach (var key in new[] { "one", "two" })
        {
            using var client = new OrqSessionsClient(handler, new OrqSessionsOptions { ApiKey = key, BaseAddress = server.Address });
            await client.GetSessionAsync("s");
        }

        Assert.That(server.Heads, Has.Count.EqualTo(2));
        Assert.That(server.Heads[0], Does.Contain("Authorization: Bearer one\r\n"));
        Assert.That(server.Heads[1], Does.Contain("Authorization: Bearer two\r\n"));
    }

    [Test]
    public async Task Many_clients_are_made_over_one_handler_while_others_of_them_send()
    {
        await using var server = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(Json));
        for (var round = 0; round < 20; round++)
        {
            using var handler = new SocketsHttpHandler();
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
            {
                using var client = new OrqSessionsClient(handler, new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });
                await client.GetSessionAsync("s");
            })));
        }

        Assert.That(server.Heads, Has.Count.EqualTo(320));
    }

    [Test]
    public async Task A_handler_that_follows_redirects_and_has_sent_is_refused_with_what_to_do()
    {
        using var sockets = new SocketsHttpHandler();
        using var older = new HttpClientHandler();
        await SendAsync(sockets);
        await SendAsync(older);

        foreach (var handler in new HttpMessageHandler[] { sockets, older })
        {
            Assert.That(
                () => new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>()),
                Throws.ArgumentException.With.Property("ParamName").EqualTo("handler")
                    .And.Message.Contains("Create it with AllowAutoRedirect = false, or create the client before anything is sent through it."));
        }
    }

    [Test]
    public async Task A_handler_that_follows_no_redirects_and_has_sent_is_used_as_it_is()
    {
        await using var server = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(Json));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        await SendAsync(handler);
        using var client = new OrqSessionsClient(handler, new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });

        await client.GetSessionAsync("s");

        Assert.That(server.Heads.Single(), Does.Contain("Authorization: Bearer k\r\n"));
    }

    [TestCaseSource(nameof(Schemes))]
    public async Task Handlers_before_the_primary_one_never_see_the_credential(object scheme)
    {
        var primary = new ScriptedHandler(ScriptedHandler.Json("{}"));
        using var inner = new SpyHandler(primary);
        using var outer = new SpyHandler(inner);
        var options = new AddedOptions((CredentialScheme)scheme, "canary:key");

        await SessionsPipeline.Create(outer, options).SendAsync(AddedOptions.Request(), CancellationToken.None);

        var key = new[] { "canary", Convert.ToBase64String(Encoding.UTF8.GetBytes("canary:key")) };
        Assert.That(primary.Request.Address + string.Join(' ', primary.Request.Headers), Does.Contain(key[0]).Or.Contains(key[1]));
        Assert.That(inner.Seen.Concat(outer.Seen), Has.Exactly(6).Items);
        Assert.That(inner.Seen.Concat(outer.Seen).Where(text => key.Any(text.Contains)), Is.Empty);
    }

    [Test]
    public async Task Handlers_that_have_sent_before_a_credential_could_be_placed_behind_them_are_refused()
    {
        using var handler = new SpyHandler(new ScriptedHandler(ScriptedHandler.Json("{}")));
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.test");
        await invoker.SendAsync(request, CancellationToken.None);

        Assert.That(
            () => new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>()),
            Throws.ArgumentException.With.Message.Contains("give it handlers of its own"));
    }

    [Test]
    public async Task Many_clients_made_at_once_over_the_same_handlers_place_the_credential_once()
    {
        var primary = new ScriptedHandler(ScriptedHandler.Json("{}"));
        using var handler = new SpyHandler(primary);
        var clients = await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
            Task.Run(() => new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>(options => options.ApiKey = "key-" + number)))));

        foreach (var client in clients)
        {
            await client.GetSessionAsync("s");
            client.Dispose();
        }

        Assert.That(handler.InnerHandler, Is.InstanceOf<DelegatingHandler>().With.Property("InnerHandler").SameAs(primary));
        Assert.That(
            primary.Requests.Select(request => request.Header("Authorization")), Is.EqualTo(Enumerable.Range(0, 50).Select(number => "Bearer key-" + number)));
    }

    [Test]
    public async Task A_client_that_ended_leaves_the_handler_open()
    {
        using var handler = new SpyHandler(new ScriptedHandler(ScriptedHandler.Json("{}")));
        new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>()).Dispose();
        using var client = new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>());

        Assert.That(await client.GetSessionAsync("s"), Is.Not.Null);
    }

    [Test]
    public async Task The_content_of_a_request_arrives_behind_the_handlers_whole()
    {
        var primary = new ScriptedHandler(ScriptedHandler.Json("{}"));
        using var handler = new SpyHandler(primary);
        using var client = new OrqSessionsClient(handler, Clients.Options<OrqSessionsOptions>());

        await client.WithOptions(new RequestOptions { Headers = { ["X-Mine"] = "a, b" } }).UpdateSessionAsync("s", new UpdateSessionRequest { Tags = ["t"] });

        Assert.That((primary.Request.Header("X-Mine"), primary.Request.Body), Is.EqualTo(("a, b", """{"tags":["t"]}""")));
    }

    private static TestCaseData Kind(string name, Func<HttpMessageHandler> create)
    {
        return new TestCaseData(create).SetArgDisplayNames(name);
    }

    private static byte[] Redirect(int status, Uri target)
    {
        return Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Moved\r\nLocation: {target}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }

    private static async Task SendAsync(HttpMessageHandler handler)
    {
        await using var server = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(Json));
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        (await invoker.SendAsync(request, CancellationToken.None)).Dispose();
    }
}
