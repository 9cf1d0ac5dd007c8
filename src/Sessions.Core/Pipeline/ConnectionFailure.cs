using System.Net.Sockets;
using System.Security.Authentication;

namespace Sessions.Core;

/// <summary>
/// Tells a connection that was never established from one that broke, and both from a failure in the code of a handler.
/// </summary>
internal static class ConnectionFailure
{
    /// <summary>
    /// Makes the documented exception of a request that was handed to the handlers and has no answer.
    /// </summary>
    internal static SessionsConnectionException Of(Exception exception, string operation)
    {
        if (NeverConnected(exception))
        {
            return new SessionsConnectionException($"{operation} could not connect to the server; check the base address and the network.", false, exception);
        }

        return IsOfTransport(exception)
            ? new SessionsConnectionException(
                $"The connection broke during {operation}; the server may have acted on it.", true, WithoutResponseText(exception))
            : new SessionsConnectionException(
                $"A handler or a library failed during {operation} ({exception.GetType().Name}); the server may have acted on it. See the inner exception.",
                true,
                exception);
    }

    /// <summary>
    /// Whether an exception is one that connections fail with.
    /// </summary>
    internal static bool IsOfTransport(Exception? exception)
    {
        return exception is HttpRequestException or IOException or SocketException;
    }

    private static bool NeverConnected(Exception exception)
    {
        return RequestErrorName.Of(exception)
                is RequestErrorName.ConnectionError
                or RequestErrorName.NameResolutionError
                or RequestErrorName.SecureConnectionError
                or RequestErrorName.ProxyTunnelError
            || (exception is HttpRequestException or IOException && exception.InnerException is AuthenticationException)
            || (exception as SocketException ?? exception.InnerException) is SocketException
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
