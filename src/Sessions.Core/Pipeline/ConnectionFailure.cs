using System.Net.Sockets;
using System.Security.Authentication;

namespace Sessions.Core;

/// <summary>
/// Tells a connection that was never established from one that broke.
/// </summary>
internal static class ConnectionFailure
{
    internal static bool NeverConnected(Exception exception)
    {
        return RequestErrorName.Of(exception)
                is RequestErrorName.ConnectionError
                or RequestErrorName.NameResolutionError
                or RequestErrorName.SecureConnectionError
                or RequestErrorName.ProxyTunnelError
            || exception.InnerException
                is AuthenticationException
                or SocketException
                {
                    SocketErrorCode: SocketError.ConnectionRefused
                        or SocketError.HostNotFound
                        or SocketError.HostUnreachable
                        or SocketError.NetworkUnreachable
                        or SocketError.TryAgain
                };
    }

    /// <summary>
    /// The cause of a broken connection; null when its message quotes what the server sent, or might do so where the runtime does not tell.
    /// </summary>
    internal static Exception? WithoutResponseText(Exception exception)
    {
        return RequestErrorName.IsTold
            ? RequestErrorName.Of(exception) is RequestErrorName.InvalidResponse ? null : exception
            : exception.InnerException is SocketException ? exception : null;
    }
}
