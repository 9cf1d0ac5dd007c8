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
        var seen = new List<string>();
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "canary-key")
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddHttpMessageHandler(() => new SpyHandler(seen));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.Multiple(() =>
        {
            Assert.That(seen, Has.Count.EqualTo(2).And.None.Contains("canary-key"));
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
            .AddHttpMessageHandler(() => new DetourHandler());
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
        Assert.That(() => new ServiceCollection().AddOrqSessions(" ", _ => { }), Throws.ArgumentException);
    }

    private sealed class SpyHandler(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(Everything(request));
            var response = await base.SendAsync(request, cancellationToken);
            seen.Add(Everything(request));
            return response;
        }

        private static string Everything(HttpRequestMessage request)
        {
            return request + string.Join(" ", request.Options.Select(option => $"{option.Key}={option.Value}"));
        }
    }

    private sealed class DetourHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri("https://elsewhere.test" + request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
