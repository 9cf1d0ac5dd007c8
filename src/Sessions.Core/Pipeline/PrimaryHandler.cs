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
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
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
        }
    }
}
