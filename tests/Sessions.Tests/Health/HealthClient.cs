using System.Net;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// The health check of one provider's client, and what a provider that works answers to it.
/// </summary>
internal sealed record HealthClient(
    string Name,
    Func<HttpMessageHandler, Action<SessionsClientOptions>?, IDisposable> Create,
    Func<IDisposable, RequestOptions?, CancellationToken, Task<HealthReport>> Check,
    Func<SandboxServer, SandboxProvider> Sandbox,
    HttpStatusCode GoodStatus,
    string GoodBody)
{
    internal static IReadOnlyList<HealthClient> All { get; } =
    [
        new(
            "WhyLabs",
            (handler, configure) => Clients.WhyLabs(handler, configure),
            (client, options, token) => ((WhyLabs.IWhyLabsSessionsClient)client).CheckHealthAsync(options, token),
            server => server.WhyLabs,
            HttpStatusCode.NotFound,
            """{"message":"No such session","requestId":"r-1","type":"ResourceNotFound"}"""),
        new(
            "Humanloop",
            (handler, configure) => Clients.Humanloop(handler, configure),
            (client, options, token) => ((Humanloop.IHumanloopSessionsClient)client).CheckHealthAsync(options, token),
            server => server.Humanloop,
            HttpStatusCode.OK,
            """{"records":[],"page":1,"size":1,"total":0}"""),
        new(
            "orq.ai",
            (handler, configure) => Clients.Orq(handler, configure),
            (client, options, token) => ((Orq.IOrqSessionsClient)client).CheckHealthAsync(options, token),
            server => server.Orq,
            HttpStatusCode.OK,
            """{"count":3}"""),
        new(
            "Portal",
            (handler, configure) => Clients.Portal(handler, configure),
            (client, options, token) => ((Portal.IPortalSessionsClient)client).CheckHealthAsync(options, token),
            server => server.Portal,
            HttpStatusCode.OK,
            """{"time_to_sessions":{}}"""),
    ];

    /// <summary>
    /// Checks the health over a handler, without retries.
    /// </summary>
    internal async Task<HealthReport> CheckAsync(
        HttpMessageHandler handler, Action<SessionsClientOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        using var client = Create(handler, configure);
        return await Check(client, new RequestOptions { Retry = new RetryOptions { MaxRetries = 0 } }, cancellationToken);
    }

    public override string ToString()
    {
        return Name;
    }
}
