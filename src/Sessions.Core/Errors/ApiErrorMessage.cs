using System.Net;

namespace Sessions.Core;

/// <summary>
/// The sentence of an error status: who answered what, and what to do. Nothing that the server wrote is in it.
/// </summary>
internal static class ApiErrorMessage
{
    internal static string For(HttpStatusCode statusCode, string? operation, string? provider)
    {
        var status = (int)statusCode;
        return $"{provider ?? "The server"} answered {operation ?? "the call"} with status {status}: {Advice(status)}";
    }

    /// <summary>
    /// The sentence of an error at a pre-signed address, which is its own credential: what it says of keys and ids would mislead there.
    /// </summary>
    internal static string ForPreSigned(HttpStatusCode statusCode, string operation, string storage)
    {
        var status = (int)statusCode;
        return $"{storage} answered {operation} with status {status}: {PreSignedAdvice(status)}";
    }

    private static string PreSignedAdvice(int status)
    {
        return status switch
        {
            >= 300 and < 400 => "redirects are not followed, since the address is signed for its own server; start a new upload.",
            400 => "it refused the upload, perhaps because its address has expired; start a new upload, and ResponseBody tells what it objected to.",
            401 or 403 => "the upload address has expired, has been used or was refused; start a new upload, which gets a fresh address.",
            404 or 410 => "the upload address leads nowhere, or no longer; start a new upload, which gets a fresh address.",
            409 or 412 => "there is an upload at this address already; start a new upload, which gets a fresh address.",
            _ => Advice(status),
        };
    }

    private static string Advice(int status)
    {
        return status switch
        {
            >= 300 and < 400 => "redirects are not followed, since a key must not travel along; check the base address.",
            400 => "the request was malformed; Error tells what the server objected to.",
            401 => "the credential was not accepted; check the key.",
            403 => "the credential is missing or does not allow this; check the key and its rights.",
            404 => "what the call names does not exist; check the id and the base address.",
            409 => "it collides with what exists already; Error may tell with what.",
            413 => "the request was too large.",
            422 => "the request was invalid; Error.Violations tells where.",
            429 => "too many requests; slow down, or allow more retries.",
            >= 500 => "the server failed; try again later.",
            _ => "Error and ResponseBody hold what the server said.",
        };
    }
}
