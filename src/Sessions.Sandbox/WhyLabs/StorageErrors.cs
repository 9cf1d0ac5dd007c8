using System.Security;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// The errors of the storage, in the XML of S3.
/// </summary>
internal static class StorageErrors
{
    public static Failure With(int status, string code, string message)
    {
        var xml = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error>";
        return new Failure(status, _ => xml) { TextContentType = "application/xml" };
    }
}
