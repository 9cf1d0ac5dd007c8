using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// The errors of WhyLabs.
/// </summary>
internal static class WhyLabsErrors
{
    /// <summary>
    /// The key is not the one of the sandbox; the provider answers in plain text.
    /// </summary>
    public static Failure InvalidKey { get; } = new(StatusCodes.Status403Forbidden, _ => "The API key is not valid");

    /// <summary>
    /// No session has the identifier, or it has expired or was claimed.
    /// </summary>
    public static Failure UnknownSession(string sessionId)
    {
        return With(StatusCodes.Status404NotFound, $"{sessionId} does not exist", "ResourceNotFound");
    }

    /// <summary>
    /// A request that is refused as a whole.
    /// </summary>
    public static Failure BadRequest(string message)
    {
        return With(StatusCodes.Status400BadRequest, message, "IllegalArgument");
    }

    /// <summary>
    /// A request that is refused because of one of its parameters.
    /// </summary>
    public static Failure BadParameter(string parameter, string message)
    {
        return With(StatusCodes.Status400BadRequest, message, "ArgumentValue", parameter);
    }

    /// <summary>
    /// An error of which only the status is known, in the form and with the type that the document has for it.
    /// </summary>
    public static Failure OfStatus(int status, string message)
    {
        return status switch
        {
            StatusCodes.Status401Unauthorized => Failure.WithoutBody(status),
            StatusCodes.Status403Forbidden => InvalidKey,
            StatusCodes.Status429TooManyRequests => new Failure(status, _ => message),
            StatusCodes.Status404NotFound => With(status, message, "ResourceNotFound"),
            StatusCodes.Status409Conflict => With(status, message, "ResourceAlreadyExists"),
            StatusCodes.Status410Gone => With(status, message, "PermanentlyRemoved"),
            StatusCodes.Status501NotImplemented => With(status, message, "NotImplemented"),
            >= StatusCodes.Status500InternalServerError => With(status, message, "Internal"),
            _ => With(status, message, "IllegalArgument"),
        };
    }

    /// <summary>
    /// An error with its message and its type, and the identifier of the request.
    /// </summary>
    public static Failure With(int status, string message, string type, string? parameter = null)
    {
        return new Failure(status, exchange => new ErrorResponse { Message = message, RequestId = exchange.RequestId, Type = type, Parameter = parameter });
    }
}
