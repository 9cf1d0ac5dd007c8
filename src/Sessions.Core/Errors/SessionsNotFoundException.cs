using System.Net;

namespace Sessions.Core;

/// <summary>
/// What the call names does not exist (404).
/// </summary>
public sealed class SessionsNotFoundException : SessionsApiException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="responseBody">The body as text; null for none.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="operation">The name of the method that was called, without Async.</param>
    /// <param name="provider">The name of the provider, for the message.</param>
    /// <param name="innerException">What kept the body from being read; null for nothing.</param>
    public SessionsNotFoundException(
        string? responseBody = null,
        ResponseHeaders? headers = null,
        string? operation = null,
        string? provider = null,
        Exception? innerException = null)
        : base(HttpStatusCode.NotFound, responseBody, headers, operation, provider, innerException)
    {
    }
}
