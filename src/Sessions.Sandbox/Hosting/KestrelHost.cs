using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sessions.Sandbox;

/// <summary>
/// The bare server below the sandbox: Kestrel with routing on one loopback port, without configuration files, logging or a console.
/// </summary>
internal static class KestrelHost
{
    // The limit of WhyLabs, the only provider whose limit is known.
    private const long MaxRequestBytes = 100L * 1024 * 1024;

    /// <summary>
    /// Starts the server.
    /// </summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="gate">Decides which requests come in.</param>
    /// <param name="map">Maps the routes.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<WebApplication> StartAsync(int port, RequestGate gate, Action<IEndpointRouteBuilder> map, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, WithoutLifetime>();
        var application = builder.Build();
        try
        {
            application.Use(next => context => gate.HandleAsync(context, next));
            map(application);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return application;
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// The address that the server listens at.
    /// </summary>
    public static Uri Address(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new Uri(addresses.Addresses.Single());
    }
}
