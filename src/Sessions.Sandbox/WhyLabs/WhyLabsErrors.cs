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
    /// An error with its message and its type, and the identifier of the request.
    /// </summary>
    public static Failure With(int status, string message, string type, string? parameter = null)
    {
        return new Failure(status, exchange => new ErrorResponse { Message = message, RequestId = exchange.RequestId, Type = type, Parameter = parameter });
    }
}
