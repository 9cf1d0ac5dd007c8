using System.Net.Sockets;

namespace Sessions.Core;

/// <summary>
/// Tells a connection that was never established from one that broke.
/// </summary>
internal static class ConnectionFailure
{
    internal static bool NeverConnected(Exception exception)
    {
#if NET
        if (exception is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            })
        {
            return true;
        }
#endif
        return exception.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused
                or SocketError.HostNotFound
                or SocketError.HostUnreachable
                or SocketError.NetworkUnreachable
                or SocketError.TryAgain
        };
    }

    /// <summary>
    /// The cause of a broken connection; null when its message quotes what the server sent.
    /// </summary>
    internal static Exception? WithoutResponseText(Exception exception)
    {
#if NET
        return exception is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } ? null : exception;
#else
        return exception.InnerException is SocketException ? exception : null;
#endif
    }
}
