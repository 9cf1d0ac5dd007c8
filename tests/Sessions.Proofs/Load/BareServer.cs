using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Sessions.Proofs.Load;

/// <summary>
/// Kestrel and nothing else: every request is answered with the same bytes.
/// </summary>
internal static class BareServer
{
    /// <summary>
    /// Starts it on a free loopback port.
    /// </summary>
    /// <param name="contentType">The content type of every answer.</param>
    /// <param name="body">The body of every answer.</param>
    public static async Task<WebApplication> StartAsync(string contentType, byte[] body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var application = builder.Build();
        application.Run(context =>
        {
            context.Response.ContentType = contentType;
            context.Response.ContentLength = body.Length;
            context.Response.BodyWriter.Write(body);
            return Task.CompletedTask;
        });
        await application.StartAsync();
        return application;
    }

    public static Uri Address(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new Uri(addresses.Addresses.Single());
    }
}
