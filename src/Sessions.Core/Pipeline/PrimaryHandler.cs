using System.Net;
#if !NET
using System.Reflection;
using System.Runtime.ExceptionServices;
#endif

namespace Sessions.Core;

/// <summary>
/// The handler that talks to the network, when the user brings none: no redirects, no cookies, compressed responses.
/// </summary>
internal static class PrimaryHandler
{
    private static readonly object Securing = new();

#if NET
    // Load balancers usually close a connection after 60 idle seconds, and .NET looks for idle ones each quarter of this time only.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(45);

#endif
    internal static HttpMessageHandler Create()
    {
#if NET
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
            PooledConnectionIdleTimeout = IdleTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = new EnvironmentProxy(),
            UseCookies = false,
        };
        SingleSendStream.Install(handler);
        return handler;
#else
        // Brotli is there from .NET Core 3.0 on.
        var brotli = Enum.TryParse<DecompressionMethods>("Brotli", out var known) ? known : DecompressionMethods.None;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | brotli,
            Proxy = new EnvironmentProxy(),
            UseCookies = false,
        };
#endif
    }

    /// <summary>
    /// Switches redirects off in the primary handler at the end of a chain, where they are on, and keeps what goes to the machine itself from a proxy
    /// of the environment, and its requests from being repeated behind the client's back. A handler of a kind that is not .NET's own is left as it is.
    /// </summary>
    /// <exception cref="ArgumentException">The handler follows redirects, and has sent a request already.</exception>
    internal static void Secure(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        // A client that is made at the same time must not find redirects on that the other one switches off, and then sends.
        lock (Securing)
        {
            ForbidRedirects(handler);
            BypassProxyOnLoopback(handler);
#if NET
            SingleSendStream.Install(handler);
#endif
        }
    }

    private static void ForbidRedirects(HttpMessageHandler handler)
    {
        try
        {
            switch (handler)
            {
#if NET
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = false;
                    break;
#endif
                case HttpClientHandler { AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = false;
                    break;
#if !NET
                default:
                    if (Get(handler, nameof(HttpClientHandler.AllowAutoRedirect), true) is { } redirects)
                    {
                        Set(handler, redirects, false);
                    }

                    break;
#endif
            }
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            throw new ArgumentException(
                "The handler follows redirects, which would carry the key along, and has sent a request already, so they can't be switched off. Create "
                + "it with AllowAutoRedirect = false, or create the client before anything is sent through it.",
                nameof(handler),
                exception);
        }
    }

    private static void BypassProxyOnLoopback(HttpMessageHandler handler)
    {
        try
        {
            switch (handler)
            {
#if NET
                case SocketsHttpHandler { UseProxy: true, Proxy: null } sockets:
                    sockets.Proxy = new EnvironmentProxy();
                    break;
#endif
                case HttpClientHandler { UseProxy: true, Proxy: null } client:
                    client.Proxy = new EnvironmentProxy();
                    break;
#if !NET
                default:
                    if (Get(handler, nameof(HttpClientHandler.UseProxy), true) is not null
                        && Get(handler, nameof(HttpClientHandler.Proxy), null) is { } proxy)
                    {
                        Set(handler, proxy, new EnvironmentProxy());
                    }

                    break;
#endif
            }
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            // It has sent already, and its proxy stays what it is, as the documentation says.
        }
        catch (PlatformNotSupportedException)
        {
            // The platform, such as the browser, has proxies of its own and lets nobody choose.
        }
    }

#if !NET
    // SocketsHttpHandler, which newer runtimes have and this target can't name: a property of it that has this value.
    private static PropertyInfo? Get(HttpMessageHandler handler, string name, object? value)
    {
        return handler.GetType().GetProperty(name) is { CanRead: true, CanWrite: true } property && Equals(property.GetValue(handler), value) ? property : null;
    }

    private static void Set(HttpMessageHandler handler, PropertyInfo property, object value)
    {
        try
        {
            property.SetValue(handler, value);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Capture(cause).Throw();
        }
    }
#endif
}
