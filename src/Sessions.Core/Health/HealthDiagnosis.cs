using System.Net.Sockets;

namespace Sessions.Core;

/// <summary>
/// What the failure of a health check means: whose fault it is, and what to do.
/// </summary>
internal sealed class HealthDiagnosis(string provider, Uri baseAddress)
{
    internal string Healthy => $"{provider} answers at {baseAddress} and accepts the credential.";

    internal (HealthStatus Status, string Description) Of(SessionsException exception)
    {
        return exception switch
        {
            SessionsApiException { StatusCode: { } status } error => OfStatus((int)status, error),
            InvalidResponseException => (
                HealthStatus.AddressWrong,
                $"What answers at {baseAddress} is not {provider}: its answer is a success that can't be read as one of {provider}. "
                + "Check the base address, and what stands between."),
            SessionsTimeoutException { Cause: TimeoutCause.Preparation } => (HealthStatus.CredentialInvalid, exception.Message),
            SessionsTimeoutException { Cause: not TimeoutCause.Attempt } => (HealthStatus.Unreachable, exception.Message),
            SessionsTimeoutException timeout => (
                HealthStatus.Unreachable,
                $"{provider} did not answer at {baseAddress} within {timeout.Timeout.TotalSeconds:0.###} seconds. Check the address and the network, or raise Timeout."),
            SessionsConnectionException connection => (HealthStatus.Unreachable, Connection(connection)),

            // What is left could not be sent, since there is no credential, none that a header can carry, or a credential provider that failed.
            _ => (HealthStatus.CredentialInvalid, exception.Message),
        };
    }

    private (HealthStatus Status, string Description) OfStatus(int status, SessionsApiException error)
    {
        return status switch
        {
            401 or 403 => (
                HealthStatus.CredentialInvalid,
                $"{provider} at {baseAddress} did not accept the credential (status {status}). Check the key and its rights."),
            408 or 429 or >= 500 => (
                HealthStatus.ProviderFailing,
                status == 429
                    ? $"{provider} at {baseAddress} takes no more requests for the moment (status 429). Try again later, and call less often."
                    : $"{provider} at {baseAddress} failed (status {status}). Try again later."),
            304 => (
                HealthStatus.AddressWrong,
                $"What answers at {baseAddress} says that nothing was modified (status 304), to a call that did not ask for that. "
                + "Check the base address, and what stands between."),
            >= 300 and < 400 => (
                HealthStatus.AddressWrong,
                $"What answers at {baseAddress} redirects to another address (status {status}), which is not followed. Check the base address."),
            404 or 405 => (HealthStatus.AddressWrong, NotThere(status)),
            _ when error.Error.Message is null => (HealthStatus.AddressWrong, NotThere(status)),
            _ => (
                HealthStatus.ProviderFailing,
                $"{provider} at {baseAddress} refused a harmless request (status {status}). Exception tells what it objected to."),
        };
    }

    private string NotThere(int status)
    {
        return $"What answers at {baseAddress} does not know the API of {provider} (status {status}). Check the base address, its path included.";
    }

    private string Connection(SessionsConnectionException connection)
    {
        if (connection.Operation == ClientTokens.OperationName
            || (connection.InnerException is { } cause && !ConnectionFailure.IsOfTransport(cause)))
        {
            return connection.Message;
        }

        if (HasUnknownHost(connection.InnerException))
        {
            return $"The name of the host in {baseAddress} is not known. Check the base address and the name resolution.";
        }

        if (HasNoSecureConnection(connection.InnerException))
        {
            return $"No secure connection to {baseAddress} could be made. Check the certificate of the server and whether it speaks TLS.";
        }

        if (SocketErrorOf(connection.InnerException) == SocketError.ConnectionRefused)
        {
            return $"Nothing listens at {baseAddress}. Check the base address, its port included.";
        }

        return connection.RequestMayHaveArrived
            ? $"The connection to {baseAddress} broke before {provider} had answered. Check the network."
            : $"No connection to {baseAddress} could be made. Check the base address and the network.";
    }

    private static bool HasUnknownHost(Exception? exception)
    {
        return RequestErrorName.Of(exception) is RequestErrorName.NameResolutionError
            || SocketErrorOf(exception) is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData;
    }

    private static bool HasNoSecureConnection(Exception? exception)
    {
        return RequestErrorName.Of(exception) is RequestErrorName.SecureConnectionError
            || exception?.InnerException is System.Security.Authentication.AuthenticationException;
    }

    private static SocketError? SocketErrorOf(Exception? exception)
    {
        return (exception?.InnerException as SocketException)?.SocketErrorCode;
    }
}
