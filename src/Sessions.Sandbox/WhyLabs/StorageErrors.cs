using System.Security;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// The errors of the storage, in the XML of S3.
/// </summary>
internal static class StorageErrors
{
    /// <summary>
    /// The address has run out.
    /// </summary>
    public static Failure Expired { get; } = With(StatusCodes.Status403Forbidden, "AccessDenied", "The address has expired");

    public static Failure With(int status, string code, string message)
    {
        var xml = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error>";
        return new Failure(status, _ => xml) { TextContentType = "application/xml" };
    }
}
