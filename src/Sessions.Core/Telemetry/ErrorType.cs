using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// The value of <c>error.type</c> as the semantic conventions of OpenTelemetry ask for it: the status, or else the name of the exception.
/// </summary>
internal static class ErrorType
{
    internal static string Of(Exception exception)
    {
        return exception is SessionsApiException { StatusCode: { } status }
            ? ((int)status).ToString(CultureInfo.InvariantCulture)
            : exception.GetType().FullName!;
    }
}
