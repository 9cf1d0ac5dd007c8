using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sessions.Core;

/// <summary>
/// Registers a client: its options, its HTTP client, and the client itself under its class and its interface. The
/// <c>Add…Sessions</c> methods of the provider packages call it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SessionsClientRegistration
{
    /// <summary>
    /// Registers a client.
    /// </summary>
    /// <typeparam name="TInterface">The interface of the client.</typeparam>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <typeparam name="TOptions">The options of the client.</typeparam>
    /// <param name="services">Where it is registered.</param>
    /// <param name="name">The key of the client; null for the one that is resolved without a key.</param>
    /// <param name="section">The configuration that the options are bound to; null for none.</param>
    /// <param name="configure">Sets the options in code, after the configuration; null for nothing.</param>
    /// <param name="create">Makes a client over a pipeline.</param>
    /// <returns>The builder of the HTTP client. Handlers added to it run, and don't see the credential.</returns>
    public static IHttpClientBuilder Add<TInterface, TClient, TOptions>(
        IServiceCollection services,
        string? name,
        IConfiguration? section,
        Action<TOptions>? configure,
        Func<SessionsPipeline, TClient> create)
        where TInterface : class
        where TClient : class, TInterface
        where TOptions : SessionsClientOptions
    {
        Guard.NotNull(services, nameof(services));
        if (name is not null)
        {
            Guard.NotBlank(name, nameof(name));
        }

        var optionsName = name ?? Options.DefaultName;
        var options = services.AddOptions<TOptions>(optionsName);
        if (section is not null)
        {
            options.Bind(section);
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.PostConfigure(value => value.ReadsEnvironment = name is null).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, SessionsOptionsValidator<TOptions>>());
        SessionsHandlerBuilder.Register(services);

        var httpClientName = SessionsHandlerBuilder.HttpClientName(typeof(TClient), name);
        AddClient<TInterface, TClient>(services, name, provider => create(CreatePipeline<TOptions>(provider, optionsName, httpClientName)));

        // After all configuration of the user's, since the pipeline owns time.
        services.PostConfigure<HttpClientFactoryOptions>(
            httpClientName, httpClient => httpClient.HttpClientActions.Add(static client => client.Timeout = Timeout.InfiniteTimeSpan));
        return services.AddHttpClient(httpClientName)
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)
            .RemoveAllLoggers()
            // The defaults of the application have been applied by now, wherever they stand, and what the user adds to the builder has not.
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => RetryingHandlers.Remove(handlers));
    }

    private static void AddClient<TInterface, TClient>(IServiceCollection services, string? name, Func<IServiceProvider, TClient> create)
        where TInterface : class
        where TClient : class, TInterface
    {
        // A client holds no connections of its own: it asks the factory for an HTTP client at each attempt. So one can live for ever.
        if (name is null)
        {
            services.TryAddSingleton(create);
            services.TryAddSingleton<TInterface>(provider => provider.GetRequiredService<TClient>());
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => create(provider));
            services.TryAddKeyedSingleton<TInterface>(name, (provider, key) => provider.GetRequiredKeyedService<TClient>(key));
        }
    }

    private static SessionsPipeline CreatePipeline<TOptions>(IServiceProvider provider, string optionsName, string httpClientName)
        where TOptions : SessionsClientOptions
    {
        var options = provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(optionsName);
        if (HasBaseAddress(provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(httpClientName)))
        {
            throw new OptionsValidationException(
                optionsName,
                typeof(TOptions),
                [$"ConfigureHttpClient sets HttpClient.BaseAddress, which the client does not use: set {typeof(TOptions).Name}.{nameof(options.BaseAddress)} instead."]);
        }

        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        return SessionsPipeline.Create(
            ResolvedOptions.From(options), () => factory.CreateClient(httpClientName), CredentialPlacement.LastHandler);
    }

    // Only an HTTP client shows what the actions do to it.
    private static bool HasBaseAddress(HttpClientFactoryOptions httpClient)
    {
        using var client = new HttpClient();
        foreach (var configure in httpClient.HttpClientActions)
        {
            configure(client);
        }

        return client.BaseAddress is not null;
    }
}
