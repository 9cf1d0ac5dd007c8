using System.Net;

namespace Sessions.Core;

/// <summary>
/// The server failed (500 to 599), also after the retries.
/// </summary>
public sealed class SessionsServerException : SessionsApiException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="responseBody">The body as text; null for none.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="operation">The name of the method that was called, without Async.</param>
    /// <param name="provider">The name of the provider, for the message.</param>
    /// <param name="innerException">What kept the body from being read; null for nothing.</param>
    public SessionsServerException(
        HttpStatusCode statusCode,
        string? responseBody = null,
        ResponseHeaders? headers = null,
        string? operation = null,
        string? provider = null,
        Exception? innerException = null)
        : base(statusCode, responseBody, headers, operation, provider, innerException)
    {
    }
}
