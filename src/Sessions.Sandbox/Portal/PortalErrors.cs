using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// The errors of Portal.
/// </summary>
internal static class PortalErrors
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
            RequestFaultKind.Missing => ("Field required", "missing"),
            RequestFaultKind.NotAnInteger => ("Input should be a valid integer, unable to parse string as an integer", "int_parsing"),
            RequestFaultKind.TooSmall => ("Input should be greater than or equal to 0", "greater_than_equal"),
            RequestFaultKind.TooLarge => ("Input should be the index of a message", "less_than_equal"),
            RequestFaultKind.NotAText => ("Input should be a valid string", "string_type"),
            RequestFaultKind.NotAFile => ("Expected UploadFile, received: <class 'str'>", "value_error"),
            _ => ("There was an error parsing the body", "value_error"),
        };
        string[] path = fault.Name.Length == 0 ? [RequestPlaceName.Of(fault.Place)] : [RequestPlaceName.Of(fault.Place), fault.Name];
        return new ValidationError { Loc = [.. path.Select(step => (StringOrNumber)step)], Msg = message, Type = type };
    }
}
