using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// Clients over a handler, with made-up keys.
/// </summary>
internal static class Clients
{
    public static readonly Uri Address = new("https://api.test/base");

    public static OrqSessionsClient Orq(HttpMessageHandler handler, Action<OrqSessionsOptions>? configure = null)
    {
        return new OrqSessionsClient(handler, Options(configure));
    }

    public static HumanloopSessionsClient Humanloop(HttpMessageHandler handler, Action<HumanloopSessionsOptions>? configure = null)
    {
        return new HumanloopSessionsClient(handler, Options(configure));
    }

    public static PortalSessionsClient Portal(HttpMessageHandler handler, Action<PortalSessionsOptions>? configure = null)
    {
        return new PortalSessionsClient(handler, Options(configure));
    }

    public static WhyLabsSessionsClient WhyLabs(HttpMessageHandler handler, Action<WhyLabsSessionsOptions>? configure = null)
    {
        return new WhyLabsSessionsClient(handler, Options(configure));
    }

    public static SessionsPipeline Pipeline(HttpMessageHandler handler, Action<OrqSessionsOptions>? configure = null)
    {
        return SessionsPipeline.Create(handler, Options(configure));
    }

    public static T Options<T>(Action<T>? configure = null)
        where T : SessionsClientOptions, new()
    {
        var options = new T { ApiKey = "key-1", BaseAddress = Address };
        configure?.Invoke(options);
        return options;
    }
}
