using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// An application that gives resilience handlers to all its HTTP clients, as the service defaults of .NET Aspire do.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ServiceDefaultsTests
{
    private static readonly TestCaseData[] Defaults =
    [
        Default("standard resilience", all => all.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero)),
        Default("standard hedging", all => all.AddStandardHedgingHandler()),
        Default("a resilience handler of its own", all => all.AddResilienceHandler("own", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions { Delay = TimeSpan.Zero }))),
        Default("a policy", all => all.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(4))),
        Default("a class over a policy", all => all.AddHttpMessageHandler(() => new DerivedPolicyHandler())),
    ];

    [TestCaseSource(nameof(Defaults))]
    public async Task A_call_makes_the_attempts_that_its_options_say_and_ends_in_its_own_exception(Action<IHttpClientBuilder> defaults)
    {
        foreach (var before in new[] { true, false })
        {
            var primary = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "0")));
            await using var provider = Provider(services => services.ConfigureHttpClientDefaults(defaults), before, primary, _ => { });

            var exception = await Assert.ThrowsAsync<SessionsServerException>(() => provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s"));

            Assert.That((primary.Requests.Count, exception!.Attempts), Is.EqualTo((3, 3)));
        }
    }

    [TestCaseSource(nameof(Defaults))]
    public async Task A_call_that_must_not_be_repeated_is_sent_once(Action<IHttpClientBuilder> defaults)
    {
        foreach (var before in new[] { true, false })
        {
            var primary = new ScriptedHandler(ScriptedHandler.Throws(new HttpRequestException("reset", new IOException("reset"))));
            await using var provider = Provider(services => services.ConfigureHttpClientDefaults(defaults), before, primary, _ => { });

            var exception = await Assert.ThrowsAsync<SessionsConnectionException>(
                () => provider.GetRequiredService<IOrqSessionsClient>().CreateSessionAsync(new CreateSessionRequest { ExternalId = "e", Billing = new Billing(), Usage = new Usage() }));

            Assert.That((primary.Requests.Count, exception!.Attempts), Is.EqualTo((1, 1)));
        }
    }

    [Test]
    public async Task Other_handlers_of_the_defaults_and_what_is_added_to_the_builder_stay([Values] bool before)
    {
        var (ofDefaults, ofBuilder) = (new SpyHandler(), new SpyHandler());
        var primary = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "0")), ScriptedHandler.Json("{}"));
        await using var provider = Provider(
            services => services.ConfigureHttpClientDefaults(all => all.AddStandardResilienceHandler().Services.ConfigureHttpClientDefaults(also => also.AddHttpMessageHandler(() => ofDefaults))),
            before,
            primary,
            builder => builder.AddHttpMessageHandler(() => ofBuilder).AddResilienceHandler("mine", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions { Delay = TimeSpan.Zero })));

        await provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s");

        // The handler that was added to the builder repeats within one attempt of ours, behind the one of the defaults.
        Assert.That((ofDefaults.Seen.Count, ofBuilder.Seen.Count, primary.Requests.Count), Is.EqualTo((3, 3, 2)));
    }

    [Test]
    public async Task Other_HTTP_clients_of_the_application_keep_their_defaults()
    {
        var primary = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable), ScriptedHandler.Json("{}"));
        await using var provider = Provider(
            services =>
            {
                services.ConfigureHttpClientDefaults(all => all.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero));
                services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(() => primary);
            },
            before: true,
            new ScriptedHandler(ScriptedHandler.Json("{}")),
            _ => { });

        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");

        Assert.That((await client.GetAsync(new Uri("https://other.test"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static ServiceProvider Provider(Action<IServiceCollection> defaults, bool before, HttpMessageHandler primary, Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        if (before)
        {
            defaults(services);
        }

        configure(services
            .AddOrqSessions(options => (options.ApiKey, options.Retry) = ("k", new RetryOptions { MaxRetries = 2, BaseDelay = TimeSpan.Zero }))
            .ConfigurePrimaryHttpMessageHandler(() => primary));
        if (!before)
        {
            defaults(services);
        }

        return services.BuildServiceProvider();
    }

    private static TestCaseData Default(string name, Action<IHttpClientBuilder> defaults)
    {
        return new TestCaseData(defaults).SetArgDisplayNames(name);
    }

    private sealed class DerivedPolicyHandler()
        : PolicyHttpMessageHandler(Policy.HandleResult<HttpResponseMessage>(response => !response.IsSuccessStatusCode).RetryAsync(4));
}
