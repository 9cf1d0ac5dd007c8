using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class DependencyInjectionTests
{
    [Test]
    public void A_client_is_resolved_under_its_class_and_its_interface()
    {
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "k");
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOrqSessionsClient>(), Is.SameAs(provider.GetRequiredService<OrqSessionsClient>()));
    }

    [Test]
    public void All_four_providers_live_side_by_side()
    {
        var services = new ServiceCollection();
        services.AddWhyLabsSessions(options => options.ApiKey = "k");
        services.AddHumanloopSessions(options => options.ApiKey = "k");
        services.AddOrqSessions(options => options.ApiKey = "k");
        services.AddPortalSessions(options => (options.ApiKey, options.BaseAddress) = ("k", Clients.Address));
        using var provider = services.BuildServiceProvider();

        Assert.Multiple(() =>
        {
            Assert.That(provider.GetService<IWhyLabsSessionsClient>(), Is.Not.Null);
            Assert.That(provider.GetService<IHumanloopSessionsClient>(), Is.Not.Null);
            Assert.That(provider.GetService<IOrqSessionsClient>(), Is.Not.Null);
            Assert.That(provider.GetService<IPortalSessionsClient>(), Is.Not.Null);
        });
    }

    [Test]
    public async Task Options_are_bound_to_a_section()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orq:ApiKey"] = "from-section",
            ["Orq:BaseAddress"] = "https://section.test/x",
            ["Orq:Retry:MaxRetries"] = "7",
        }).Build();
        var services = new ServiceCollection();
        services.AddOrqSessions(configuration.GetSection("Orq")).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.Multiple(() =>
        {
            Assert.That(handler.Request.Address.AbsoluteUri, Does.StartWith("https://section.test/x/v2/"));
            Assert.That(handler.Request.Header("Authorization"), Is.EqualTo("Bearer from-section"));
            Assert.That(provider.GetRequiredService<IOptions<OrqSessionsOptions>>().Value.Retry.MaxRetries, Is.EqualTo(7));
        });
    }

    [Test]
    public async Task Options_are_validated_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddOrqSessions(options => options.BaseAddress = new Uri("http://api.test"));
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(exception!.Message, Does.Contain("OrqSessionsOptions.BaseAddress must use https"));
    }

    [Test]
    public void A_named_client_without_a_key_is_refused_and_points_out_that_it_reads_no_environment()
    {
        var services = new ServiceCollection();
        services.AddOrqSessions("tenant", _ => { });
        using var provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredKeyedService<IOrqSessionsClient>("tenant"),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("a named client never reads the environment variable ORQ_API_KEY"));
    }

    [Test]
    public async Task Hundreds_of_named_clients_never_see_each_others_key()
    {
        const int Tenants = 300;
        var handlers = Enumerable.Range(0, Tenants).Select(_ => new ScriptedHandler(ScriptedHandler.Json("{}"))).ToArray();
        var services = new ServiceCollection();
        foreach (var tenant in Enumerable.Range(0, Tenants))
        {
            services.AddOrqSessions("tenant-" + tenant, options => options.ApiKey = "key-" + tenant)
                .ConfigurePrimaryHttpMessageHandler(() => handlers[tenant]);
        }

        await using var provider = services.BuildServiceProvider();
        await Parallel.ForEachAsync(Enumerable.Range(0, Tenants * 5), async (number, cancellationToken) =>
            await provider.GetRequiredKeyedService<IOrqSessionsClient>("tenant-" + (number % Tenants)).GetSessionAsync("s", cancellationToken));

        Assert.That(
            handlers.SelectMany((handler, tenant) => handler.Requests.Select(request => (tenant, request.Header("Authorization")))),
            Is.EquivalentTo(Enumerable.Range(0, Tenants * 5).Select(number => (number % Tenants, (string?)$"Bearer key-{number % Tenants}"))));
    }

    [Test]
    public async Task A_handler_of_the_user_runs_and_does_not_see_the_credential()
    {
        var spy = new SpyHandler();
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "canary-key")
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddHttpMessageHandler(() => spy);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.Multiple(() =>
        {
            Assert.That(spy.Seen, Has.Count.EqualTo(3).And.None.Contains("canary-key"));
            Assert.That(handler.Request.Header("Authorization"), Is.EqualTo("Bearer canary-key"));
        });
    }

    [Test]
    public async Task A_handler_that_points_a_request_at_another_origin_takes_no_key_along()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "k")
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddHttpMessageHandler(() => new DetourHandler(new Uri("https://elsewhere.test")));
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<SessionsException>(() => provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.Message, Does.Contain("another origin"));
            Assert.That(handler.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task A_primary_handler_of_the_user_does_not_follow_redirects()
    {
        await using var elsewhere = await LoopbackServer.StartAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        await using var server = await LoopbackServer.StartAsync(
            System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {elsewhere.Address}\r\nContent-Length: 0\r\n\r\n"));
        var services = new ServiceCollection();
        services.AddWhyLabsSessions(options => (options.ApiKey, options.BaseAddress) = ("k", server.Address))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true });
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<SessionsApiException>(() => provider.GetRequiredService<IWhyLabsSessionsClient>().GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.StatusCode, Is.EqualTo(HttpStatusCode.Found));
            Assert.That(elsewhere.Heads, Is.Empty);
        });
    }

    [Test]
    public void A_blank_name_is_refused()
    {
        Assert.That(
            () => new ServiceCollection().AddOrqSessions(" ", _ => { }),
            Throws.ArgumentException.With.Message.EqualTo("The name is blank; pass one that is not. (Parameter 'name')"));
    }

    [Test]
    public void A_named_client_is_resolved_under_its_class_and_its_interface()
    {
        var services = new ServiceCollection();
        services.AddOrqSessions("tenant", options => options.ApiKey = "k");
        using var provider = services.BuildServiceProvider();

        Assert.That(
            provider.GetRequiredKeyedService<IOrqSessionsClient>("tenant"), Is.SameAs(provider.GetRequiredKeyedService<OrqSessionsClient>("tenant")));
        Assert.That(provider.GetService<IOrqSessionsClient>(), Is.Null);
    }

    [TestCase("https://api.test:444/x")]
    [TestCase("http://api.test:443/x")]
    [TestCase("https://api.test.elsewhere.test/x")]
    public async Task An_origin_is_another_one_when_its_scheme_its_host_or_its_port_is(string address)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        await using var provider = WithDetour(handler, new Uri(address));

        var exception = await Assert.ThrowsAsync<SessionsException>(() => provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s"));

        Assert.That((exception!.Message, handler.Requests.Count), Is.EqualTo((
            "A handler pointed the request at another origin than the base address, where the key must not go; nothing was sent.", 0)));
    }

    [TestCase("https://api.test/x")]
    [TestCase("HTTPS://API.test:443/x")]
    public async Task An_origin_is_the_same_whatever_its_case_and_path(string address)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        await using var provider = WithDetour(handler, new Uri(address));

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.That(handler.Request.Header("Authorization"), Is.EqualTo("Bearer k"));
    }

    [Test]
    public void Primary_handlers_of_other_kinds_do_not_follow_redirects_either()
    {
        var direct = new HttpClientHandler();
        var wrapped = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.AddOrqSessions("direct", options => options.ApiKey = "k").ConfigurePrimaryHttpMessageHandler(() => direct);
        services.AddOrqSessions("wrapped", options => options.ApiKey = "k").ConfigurePrimaryHttpMessageHandler(() => new SpyHandler(wrapped));
        using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpMessageHandlerFactory>();

        factory.CreateHandler("Sessions:OrqSessionsClient:direct");
        factory.CreateHandler("Sessions:OrqSessionsClient:wrapped");

        Assert.That((direct.AllowAutoRedirect, wrapped.AllowAutoRedirect), Is.EqualTo((false, false)));
    }

    [Test]
    public void HTTP_clients_of_others_are_left_alone()
    {
        var primary = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "k");
        services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(() => primary);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("other");

        Assert.That(primary.AllowAutoRedirect, Is.True);
    }

    [Test]
    public void The_HTTP_client_leaves_timeouts_to_the_options()
    {
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "k");
        using var provider = services.BuildServiceProvider();

        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Sessions:OrqSessionsClient");

        Assert.That(client.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [Test]
    public async Task Log_lines_go_to_the_loggers_of_the_application_and_come_from_the_client_alone()
    {
        using var log = new LogCollector();
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(log);
        services.AddOrqSessions(options => options.ApiKey = "k").ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(ScriptedHandler.Json("{}")));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.That(log.Lines, Has.One.Contains("GetSession attempt 1").And.All.StartsWith("Sessions.Orq "));
    }

    private static ServiceProvider WithDetour(ScriptedHandler handler, Uri target)
    {
        var services = new ServiceCollection();
        services.AddOrqSessions(options => (options.ApiKey, options.BaseAddress) = ("k", new Uri("https://api.test")))
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddHttpMessageHandler(() => new DetourHandler(target));
        return services.BuildServiceProvider();
    }

    private sealed class DetourHandler(Uri target) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = target;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
