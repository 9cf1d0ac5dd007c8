using System.Net.Http.Headers;
using System.Text;

namespace Sessions.Core;

/// <summary>
/// The header of a part that names its field and its file, as RFC 7578 and the form encoding of the WHATWG have it: UTF-8 between quotes, in
/// which quotes and line ends are percent-encoded, and nothing else is.
/// </summary>
internal static class FormDataDisposition
{
    private const string HeaderName = "Content-Disposition";

    // .NET writes each character of a header as the byte of its number, so a character for each byte of the UTF-8 puts that UTF-8 on the wire.
    private static readonly Encoding BytePerCharacter = Encoding.GetEncoding("ISO-8859-1");

    /// <summary>
    /// Adds the header to those of a part.
    /// </summary>
    /// <param name="headers">The headers of the part.</param>
    /// <param name="name">The name of the field.</param>
    /// <param name="fileName">The name of the file; null for a text.</param>
    internal static void AddTo(HttpContentHeaders headers, string name, string? fileName)
    {
        var value = "form-data; name=\"" + Escaped(name) + (fileName is null ? "\"" : "\"; filename=\"" + Escaped(fileName) + "\"");
        headers.TryAddWithoutValidation(HeaderName, BytePerCharacter.GetString(Encoding.UTF8.GetBytes(value)));
    }

    private static string Escaped(string text)
    {
        return text.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A");
    }
}
