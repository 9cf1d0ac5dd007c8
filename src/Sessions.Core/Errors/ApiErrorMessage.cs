using System.Net;

namespace Sessions.Core;

/// <summary>
/// The sentence of an error status: who answered what, and what to do. Nothing that the server wrote is in it.
/// </summary>
internal static class ApiErrorMessage
{
    private const string NotModified =
        "the resource is not modified, so that there is nothing to read; send the call without a header such as If-None-Match.";

    private static readonly string[] ViolationsStart = ["{", "\"detail\"", ":", "[", "{"];

    internal static string For(HttpStatusCode statusCode, string? body, string? operation, string? provider)
    {
        var status = (int)statusCode;
        return $"{provider ?? "The server"} answered {operation ?? "the call"} with status {status}: {Advice(status, body)}";
    }

    /// <summary>
    /// The sentence of an error at a pre-signed address, which is its own credential: what it says of keys and ids would mislead there.
    /// </summary>
    internal static string ForPreSigned(HttpStatusCode statusCode, string? body, string operation, string storage)
    {
        var status = (int)statusCode;
        return $"{storage} answered {operation} with status {status}: {PreSignedAdvice(status, body)}";
    }

    private static string PreSignedAdvice(int status, string? body)
    {
        return status switch
        {
            304 => NotModified,
            >= 300 and < 400 => "redirects are not followed, since the address is signed for its own server; start a new upload.",
            400 => "it refused the upload, perhaps because its address has expired; start a new upload"
                + (string.IsNullOrWhiteSpace(body) ? "." : ", and ResponseBody tells what it objected to."),
            401 or 403 => "the upload address has expired, has been used or was refused; start a new upload, which gets a fresh address.",
            404 or 410 => "the upload address leads nowhere, or no longer; start a new upload, which gets a fresh address.",
            409 or 412 => "there is an upload at this address already; start a new upload, which gets a fresh address.",
            _ => Advice(status, body),
        };
    }

    private static string Advice(int status, string? body)
    {
        return status switch
        {
            304 => NotModified,
            >= 300 and < 400 => "redirects are not followed, since a key must not travel along; check the base address.",
            400 => "the request was malformed; " + Reason(body),
            401 => "the credential was not accepted; check the key.",
            403 => "the credential is missing or does not allow this; check the key and its rights.",
            404 => "what the call names does not exist; check the id and the base address.",
            409 => "it collides with what exists already; Error may tell with what.",
            413 => "the request was too large.",
            422 => "the request was invalid; " + (HasViolations(body) ? "Error.Violations tells where." : Reason(body)),
            429 => "too many requests; slow down, or allow more retries.",
            >= 500 => "the server failed; try again later.",
            _ => Reason(body),
        };
    }

    private static string Reason(string? body)
    {
        return string.IsNullOrWhiteSpace(body) ? "the server did not say why." : "Error and ResponseBody hold what the server said.";
    }

    // By the first characters of the one shape that has violations, since a message must cost nothing to make.
    private static bool HasViolations(string? body)
    {
        var text = body.AsSpan().TrimStart();
        foreach (var part in ViolationsStart)
        {
            if (!text.StartsWith(part.AsSpan(), StringComparison.Ordinal))
            {
                return false;
            }

            text = text.Slice(part.Length).TrimStart();
        }

        return true;
    }
}
