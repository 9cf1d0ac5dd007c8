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
