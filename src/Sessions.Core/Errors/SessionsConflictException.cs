using System.Net;

namespace Sessions.Core;

/// <summary>
/// The call collides with what exists already (409).
/// </summary>
public sealed class SessionsConflictException : SessionsApiException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="responseBody">The body as text; null for none.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="operation">The name of the method that was called, without Async.</param>
    /// <param name="provider">The name of the provider, for the message.</param>
    /// <param name="innerException">What kept the body from being read; null for nothing.</param>
    public SessionsConflictException(
        string? responseBody = null,
        ResponseHeaders? headers = null,
        string? operation = null,
        string? provider = null,
        Exception? innerException = null)
        : base(HttpStatusCode.Conflict, responseBody, headers, operation, provider, innerException)
    {
    }
}
