using System.Net;

namespace Sessions.Core;

/// <summary>
/// A response with a status that is not a success.
/// </summary>
public class SessionsApiException : SessionsException
{
    private readonly string? _provider;
    private ApiError? _error;
    private string? _preSignedMessage;

    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="responseBody">The body as text; null for none.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="operation">The name of the method that was called, without Async.</param>
    /// <param name="provider">The name of the provider, for the message.</param>
    /// <param name="innerException">What kept the body from being read; null for nothing.</param>
    public SessionsApiException(
        HttpStatusCode statusCode,
        string? responseBody = null,
        ResponseHeaders? headers = null,
        string? operation = null,
        string? provider = null,
        Exception? innerException = null)
        : base(string.Empty, innerException)
    {
        StatusCode = statusCode;
        ResponseBody = responseBody;
        Headers = headers ?? ResponseHeaders.Empty;
        Operation = operation;
        _provider = provider;
    }

    // The sentence and what the body says are made when somebody asks: many errors are caught for their type or status alone.

    /// <inheritdoc />
    public override string Message => _preSignedMessage ?? ApiErrorMessage.For(StatusCode!.Value, ResponseBody, Operation, _provider);

    /// <summary>
    /// What the body says, whatever its shape; never null.
    /// </summary>
    public ApiError Error => _error ??= ApiError.Parse(ResponseBody);

    /// <inheritdoc />
    public override string? RequestId => base.RequestId ?? _error?.RequestId ?? ApiErrorReader.RequestIdIn(ResponseBody);

    /// <summary>
    /// The exception of an error at a pre-signed address.
    /// </summary>
    internal static SessionsApiException ForPreSigned(
        HttpStatusCode statusCode, string? body, ResponseHeaders headers, string operation, string storage, Exception? inner)
    {
        var exception = For(statusCode, body, headers, operation, storage, inner);
        exception._preSignedMessage = ApiErrorMessage.ForPreSigned(statusCode, body, operation, storage);
        return exception;
    }

    internal static SessionsApiException For(
        HttpStatusCode statusCode, string? body, ResponseHeaders headers, string operation, string provider, Exception? inner)
    {
        return (int)statusCode switch
        {
            400 => new SessionsBadRequestException(body, headers, operation, provider, inner),
            401 => new SessionsUnauthorizedException(body, headers, operation, provider, inner),
            403 => new SessionsForbiddenException(body, headers, operation, provider, inner),
            404 => new SessionsNotFoundException(body, headers, operation, provider, inner),
            409 => new SessionsConflictException(body, headers, operation, provider, inner),
            422 => new SessionsValidationException(body, headers, operation, provider, inner),
            429 => new SessionsRateLimitException(body, headers, operation, provider, inner),
            >= 500 => new SessionsServerException(statusCode, body, headers, operation, provider, inner),
            _ => new SessionsApiException(statusCode, body, headers, operation, provider, inner),
        };
    }
}
