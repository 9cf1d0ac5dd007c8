using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Sessions.Core;

/// <summary>
/// Builds the handlers of HTTP clients as the builder that was registered before does. Where the HTTP client belongs to a client of the suite, the
/// primary handler is secured and gets the credential placed next to it at the very end: after all configuration and all filters, whatever their order.
/// </summary>
internal sealed class SessionsHandlerBuilder : HttpMessageHandlerBuilder
{
    private const string Prefix = "Sessions:";

    private readonly HttpMessageHandlerBuilder _builder;

    private SessionsHandlerBuilder(HttpMessageHandlerBuilder builder)
    {
        _builder = builder;
    }

    public override string? Name
    {
        get => _builder.Name;
        set => _builder.Name = value!;
    }

    public override HttpMessageHandler PrimaryHandler
    {
        get => _builder.PrimaryHandler;
        set => _builder.PrimaryHandler = value;
    }

    public override IList<DelegatingHandler> AdditionalHandlers => _builder.AdditionalHandlers;

    public override IServiceProvider Services => _builder.Services;

    /// <summary>
    /// The name of the HTTP client of a client.
    /// </summary>
    internal static string HttpClientName(Type client, string? name)
    {
        return name is null ? Prefix + client.Name : $"{Prefix}{client.Name}:{name}";
    }

    /// <summary>
    /// Registers it around the builder that is registered, unless that is done already.
    /// </summary>
    internal static void Register(IServiceCollection services)
    {
        services.AddHttpClient();
        var registered = services.Last(service => service.ServiceType == typeof(HttpMessageHandlerBuilder) && !service.IsKeyedService);
        if (registered.ImplementationFactory?.Target is not Registration)
        {
            services.AddTransient<HttpMessageHandlerBuilder>(new Registration(registered).Create);
        }
    }

    public override HttpMessageHandler Build()
    {
        if (Name?.StartsWith(Prefix, StringComparison.Ordinal) == true)
        {
            Core.PrimaryHandler.Secure(PrimaryHandler);
            PrimaryHandler = new CredentialHandler(PrimaryHandler);
        }

        return _builder.Build();
    }

    private sealed class Registration(ServiceDescriptor registered)
    {
        internal SessionsHandlerBuilder Create(IServiceProvider provider)
        {
            var builder = registered.ImplementationFactory?.Invoke(provider)
                ?? registered.ImplementationInstance
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!);
            return new SessionsHandlerBuilder((HttpMessageHandlerBuilder)builder);
        }
    }
}
