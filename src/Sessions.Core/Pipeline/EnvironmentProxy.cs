using System.Net;

namespace Sessions.Core;

/// <summary>
/// The proxy of the environment for all but the machine itself: what is sent there without TLS would pass the proxy in plain text.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    public ICredentials? Credentials
    {
        get => Environment?.Credentials;
        set => throw new NotSupportedException("The proxy belongs to the environment; set its credentials there.");
    }

#if NET
    private static IWebProxy? Environment => HttpClient.DefaultProxy;
#else
    private static IWebProxy? Environment => WebRequest.DefaultWebProxy;
#endif

    public Uri? GetProxy(Uri destination)
    {
        return IsBypassed(destination) ? null : Environment?.GetProxy(destination);
    }

    public bool IsBypassed(Uri host)
    {
        return host.IsLoopback || Environment?.IsBypassed(host) != false;
    }
}
