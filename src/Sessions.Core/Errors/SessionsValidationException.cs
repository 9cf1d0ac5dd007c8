using System.Net;

namespace Sessions.Core;

/// <summary>
/// The server found the request well-formed but invalid (422); <see cref="ApiError.Violations" /> says where, if the server does.
/// </summary>
public sealed class SessionsValidationException : SessionsApiException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="responseBody">The body as text; null for none.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="operation">The name of the method that was called, without Async.</param>
    /// <param name="provider">The name of the provider, for the message.</param>
    /// <param name="innerException">What kept the body from being read; null for nothing.</param>
    public SessionsValidationException(
        string? responseBody = null,
        ResponseHeaders? headers = null,
        string? operation = null,
        string? provider = null,
        Exception? innerException = null)
        : base((HttpStatusCode)422, responseBody, headers, operation, provider, innerException)
    {
    }
}
