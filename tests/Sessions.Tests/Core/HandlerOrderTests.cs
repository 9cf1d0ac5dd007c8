using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sessions.Core;
using Sessions.Orq;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// Who sees the credential of a client from dependency injection, whoever adds what, and whenever: the primary handler, and nobody else.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class HandlerOrderTests
{
    private const string Key = "canary-key";
    private const string Name = "Sessions:OrqSessionsClient";

    // Everything that can be done to the HTTP clients of an application, before and after the client is added.
    private static readonly TestCaseData[] Additions =
    [
        Addition("a handler of the builder", (_, builder, spy) => builder?.AddHttpMessageHandler(() => spy)),
        Addition("additional handlers of the builder", (_, builder, spy) => builder?.ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Add(spy))),
        Addition("the defaults", (services, _, spy) => services.ConfigureHttpClientDefaults(all => all.AddHttpMessageHandler(() => spy))),
        Addition("additional handlers of the defaults", (services, _, spy) =>
            services.ConfigureHttpClientDefaults(all => all.ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Add(spy)))),
        Addition("the options by name", (services, _, spy) =>
            services.PostConfigure<HttpClientFactoryOptions>(Name, options => options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.AdditionalHandlers.Add(spy)))),
        Addition("a filter that adds last", (services, _, spy) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.AdditionalHandlers.Add(spy)))),
        Addition("a filter that adds first", (services, _, spy) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.AdditionalHandlers.Insert(0, spy)))),
        Addition("a filter before all others", (services, _, spy) =>
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.AdditionalHandlers.Add(spy))))),
        Addition("a filter that clears the handlers", (services, _, spy) => services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers =>
        {
            handlers.AdditionalHandlers.Clear();
            handlers.AdditionalHandlers.Add(spy);
        })))),
    ];

    private static readonly TestCaseData[] Primaries =
    [
        Primary("the builder", (_, builder, primary) => builder?.ConfigurePrimaryHttpMessageHandler(() => primary)),
        Primary("the defaults", (services, builder, primary) =>
        {
            services.ConfigureHttpClientDefaults(all => all.ConfigurePrimaryHttpMessageHandler(() => primary));
            builder?.ConfigurePrimaryHttpMessageHandler(() => primary);
        }),
        Primary("a filter", (services, _, primary) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.PrimaryHandler = primary))),
        Primary("a filter before all others", (services, _, primary) =>
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.PrimaryHandler = primary)))),
    ];

    [TestCaseSource(nameof(Additions))]
    public async Task Additional_handlers_never_see_the_credential(Action<IServiceCollection, IHttpClientBuilder?, DelegatingHandler> add)
    {
        var (before, after, primary) = (new SpyHandler(), new SpyHandler(), new ScriptedHandler(ScriptedHandler.Json("{}")));
        var services = new ServiceCollection();
        add(services, null, before);
        var builder = services.AddOrqSessions(options => options.ApiKey = Key).ConfigurePrimaryHttpMessageHandler(() => primary);
        add(services, builder, after);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.That(primary.Request.Header("Authorization"), Is.EqualTo("Bearer " + Key));
        Assert.That(before.Seen.Concat(after.Seen), Is.Not.Empty);
        Assert.That(before.Seen.Concat(after.Seen), Has.None.Contains(Key));
    }

    [TestCaseSource(nameof(Primaries))]
    public async Task The_primary_handler_is_transport_and_sees_the_credential_whoever_sets_it(Action<IServiceCollection, IHttpClientBuilder?, HttpMessageHandler> set)
    {
        var primary = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var services = new ServiceCollection();
        set(services, null, primary);
        set(services, services.AddOrqSessions(options => options.ApiKey = Key), primary);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.That(primary.Request.Header("Authorization"), Is.EqualTo("Bearer " + Key));
    }

    [Test]
    public async Task A_primary_handler_that_a_filter_sets_last_does_not_follow_redirects()
    {
        var primary = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(handlers => handlers.PrimaryHandler = primary));
        services.AddOrqSessions(options => options.ApiKey = Key);
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Name);

        Assert.That(primary.AllowAutoRedirect, Is.False);
    }

    [Test]
    public async Task Default_logging_without_redaction_never_writes_the_credential([Values] bool before, [Values] bool inDefaults)
    {
        using var log = new LogCollector();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        if (before)
        {
            services.ConfigureHttpClientDefaults(Unredacted);
        }

        var orq = services.AddOrqSessions(options => options.ApiKey = Key).ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(ScriptedHandler.Json("{}")));
        Unredacted(orq);
        if (inDefaults)
        {
            services.ConfigureHttpClientDefaults(Unredacted);
        }

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.That(log.Lines, Has.Some.Contains("User-Agent: Sessions.Orq/"));
        Assert.That(log.Lines, Has.None.Contains(Key));
    }

    [Test]
    public async Task A_named_client_of_the_users_that_is_given_to_the_constructor_does_not_log_the_credential()
    {
        using var log = new LogCollector();
        var primary = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddHttpClient("mine").ConfigurePrimaryHttpMessageHandler(() => primary).RedactLoggedHeaders(_ => false);
        await using var provider = services.BuildServiceProvider();
        using var client = new OrqSessionsClient(
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("mine"), Clients.Options<OrqSessionsOptions>(options => options.ApiKey = Key));

        await client.GetSessionAsync("s");

        Assert.That(primary.Request.Header("Authorization"), Is.EqualTo("Bearer " + Key));
        Assert.That(log.Lines, Has.Some.Contains("User-Agent: Sessions.Orq/").And.None.Contains(Key));
    }

    [Test]
    public async Task Two_named_clients_share_a_handler()
    {
        await using var server = await LoopbackServer.StartAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        using var shared = new SocketsHttpHandler();
        var services = new ServiceCollection();
        foreach (var name in new[] { "one", "two" })
        {
            services.AddOrqSessions(name, options => (options.ApiKey, options.BaseAddress) = (name, server.Address)).ConfigurePrimaryHttpMessageHandler(() => shared);
        }

        await using var provider = services.BuildServiceProvider();
        foreach (var name in new[] { "one", "two" })
        {
            await provider.GetRequiredKeyedService<IOrqSessionsClient>(name).GetSessionAsync("s");
        }

        Assert.That(server.Heads, Has.Count.EqualTo(2));
        Assert.That(server.Heads[0], Does.Contain("Bearer one\r\n"));
        Assert.That(server.Heads[1], Does.Contain("Bearer two\r\n"));
    }

    [Test]
    public async Task What_ConfigureHttpClient_sets_on_the_builder_acts_but_for_the_timeout()
    {
        var primary = new ScriptedHandler(ScriptedHandler.Json("{}"));
        HttpRequestMessage? sent = null;
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = Key)
            .ConfigurePrimaryHttpMessageHandler(() => primary)
            .AddHttpMessageHandler(() => new Watcher(request => sent = request))
            .ConfigureHttpClient(client =>
            {
                client.Timeout = TimeSpan.FromTicks(1);
                client.DefaultRequestHeaders.Add("X-Tenant", "a");
                client.DefaultRequestHeaders.Add("Authorization", "Bearer other");
                client.DefaultRequestVersion = new Version(2, 0);
                client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            });
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        Assert.Multiple(() =>
        {
            Assert.That(primary.Request.Header("X-Tenant"), Is.EqualTo("a"));
            Assert.That(primary.Request.Header("Authorization"), Is.EqualTo("Bearer " + Key));
            Assert.That(
                (sent!.Version, sent.VersionPolicy),
                Is.EqualTo(LibraryFramework.Choose((new Version(2, 0), HttpVersionPolicy.RequestVersionExact), (new Version(1, 1), HttpVersionPolicy.RequestVersionOrLower))));
        });
    }

    [Test]
    public void A_base_address_that_ConfigureHttpClient_sets_is_refused([Values] bool inDefaults)
    {
        var services = new ServiceCollection();
        var orq = services.AddOrqSessions(options => options.ApiKey = Key);
        if (inDefaults)
        {
            services.ConfigureHttpClientDefaults(all => all.ConfigureHttpClient(client => client.BaseAddress = Clients.Address));
        }
        else
        {
            orq.ConfigureHttpClient(client => client.BaseAddress = Clients.Address);
        }

        using var provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<IOrqSessionsClient>(),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "ConfigureHttpClient sets HttpClient.BaseAddress, which the client does not use: set OrqSessionsOptions.BaseAddress instead."));
    }

    [Test]
    public void Many_registrations_wrap_the_builder_of_handlers_once_and_leave_that_of_the_user_in_place()
    {
        var services = new ServiceCollection();
        services.AddTransient<HttpMessageHandlerBuilder, BuilderOfUser>();
        services.AddOrqSessions("one", options => options.ApiKey = Key);
        services.AddOrqSessions("two", options => options.ApiKey = Key);
        services.AddWhyLabsSessions(options => options.ApiKey = Key);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Sessions:OrqSessionsClient:one");

        Assert.That(services.Count(service => service.ServiceType == typeof(HttpMessageHandlerBuilder)), Is.EqualTo(2));
        Assert.That(BuilderOfUser.Built, Is.EqualTo(1));
    }

    private static void Unredacted(IHttpClientBuilder builder)
    {
        builder.AddDefaultLogger().RedactLoggedHeaders(_ => false);
    }

    private static TestCaseData Addition(string name, Action<IServiceCollection, IHttpClientBuilder?, DelegatingHandler> add)
    {
        return new TestCaseData(add).SetArgDisplayNames(name);
    }

    private static TestCaseData Primary(string name, Action<IServiceCollection, IHttpClientBuilder?, HttpMessageHandler> set)
    {
        return new TestCaseData(set).SetArgDisplayNames(name);
    }

    private sealed class Filter(Action<HttpMessageHandlerBuilder> act) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next)
        {
            return builder =>
            {
                next(builder);
                act(builder);
            };
        }
    }

    private sealed class Watcher(Action<HttpRequestMessage> watch) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            watch(request);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class BuilderOfUser : HttpMessageHandlerBuilder
    {
        public static int Built { get; private set; }

        public override string? Name { get; set; }

        public override HttpMessageHandler PrimaryHandler { get; set; } = new SocketsHttpHandler();

        public override IList<DelegatingHandler> AdditionalHandlers { get; } = [];

        public override HttpMessageHandler Build()
        {
            Built++;
            return CreateHandlerPipeline(PrimaryHandler, AdditionalHandlers);
        }
    }
}
