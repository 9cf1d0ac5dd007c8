using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// The errors of orq.ai.
/// </summary>
internal static class OrqErrors
{
    /// <summary>
    /// No session has the identifier.
    /// </summary>
    public static Failure UnknownSession { get; } = With(StatusCodes.Status404NotFound, "No such session");

    /// <summary>
    /// Another session has the external identifier; the provider declares this status without a body.
    /// </summary>
    public static Failure DuplicateExternalId { get; } = Failure.WithoutBody(StatusCodes.Status409Conflict);

    /// <summary>
    /// A request that the sandbox can't make sense of.
    /// </summary>
    public static Failure BadRequest(string message)
    {
        return With(StatusCodes.Status400BadRequest, message);
    }

    /// <summary>
    /// An error with a message, and the status as its code.
    /// </summary>
    public static Failure With(int status, string message)
    {
        return new Failure(status, _ => new HonoApiError { Message = message, Code = status.ToString(CultureInfo.InvariantCulture) });
    }
}
