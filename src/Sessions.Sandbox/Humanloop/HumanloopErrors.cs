using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// The errors of Humanloop.
/// </summary>
internal static class HumanloopErrors
{
    /// <summary>
    /// No session has the identifier.
    /// </summary>
    public static Failure UnknownSession { get; } = With(StatusCodes.Status404NotFound, "Session not found");

    /// <summary>
    /// An error whose detail is a text.
    /// </summary>
    public static Failure With(int status, string detail)
    {
        return new Failure(status, _ => new ErrorDetail { Detail = JsonSerializer.SerializeToElement(detail) });
    }

    /// <summary>
    /// The error about a request that breaks the document, with an entry for each fault.
    /// </summary>
    public static Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        var detail = faults.Select(Describe).ToList();
        return new Failure(StatusCodes.Status422UnprocessableEntity, _ => new HTTPValidationError { Detail = detail });
    }

    private static ValidationError Describe(RequestFault fault)
    {
        var (message, type) = fault.Kind switch
        {
            RequestFaultKind.Missing => ("field required", "value_error.missing"),
            RequestFaultKind.NotAnInteger => ("value is not a valid integer", "type_error.integer"),
            RequestFaultKind.TooSmall => ("ensure this value is greater than or equal to 1", "value_error.number.not_ge"),
            _ => (fault.Message, "value_error"),
        };
        return new ValidationError { Loc = [RequestPlaceName.Of(fault.Place), fault.Name], Msg = message, Type = type };
    }
}
