using System.Net;

namespace Sessions.Core;

/// <summary>
/// The handler that talks to the network, when the user brings none: no redirects, no cookies, compressed responses.
/// </summary>
internal static class PrimaryHandler
{
    internal static HttpMessageHandler Create()
    {
#if NET
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
#else
        // Brotli is there from .NET Core 3.0 on.
        var brotli = Enum.TryParse<DecompressionMethods>("Brotli", out var known) ? known : DecompressionMethods.None;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | brotli,
            UseCookies = false,
        };
#endif
    }

    /// <summary>
    /// Switches redirects off in a handler that a user has configured.
    /// </summary>
    internal static void ForbidRedirects(HttpMessageHandler handler)
    {
        switch (handler)
        {
#if NET
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                break;
#endif
            case HttpClientHandler client:
                client.AllowAutoRedirect = false;
                break;
            case DelegatingHandler { InnerHandler: { } inner }:
                ForbidRedirects(inner);
                break;
#if !NET
            // SocketsHttpHandler, which newer runtimes have and this target can't name: it would carry the key along.
            default:
                if (handler.GetType().GetProperty(nameof(HttpClientHandler.AllowAutoRedirect)) is { CanWrite: true } redirects
                    && redirects.PropertyType == typeof(bool))
                {
                    redirects.SetValue(handler, false);
                }

                break;
#endif
        }
    }
}
