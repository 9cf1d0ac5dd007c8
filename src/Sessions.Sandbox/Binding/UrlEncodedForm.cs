using System.Text;

namespace Sessions.Sandbox;

/// <summary>
/// Reads bodies of the type <c>application/x-www-form-urlencoded</c>.
/// </summary>
internal static class UrlEncodedForm
{
    public const string MediaType = "application/x-www-form-urlencoded";

    private const int EscapeLength = 3;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The fields in their order; null when the body is no such form.
    /// </summary>
    public static IReadOnlyList<FormField>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new List<FormField>();
        while (!body.IsEmpty)
        {
            var next = body.IndexOf((byte)'&');
            var pair = next < 0 ? body : body[..next];
            body = next < 0 ? default : body[(next + 1)..];
            var end = pair.IndexOf((byte)'=');
            if (Decode(end < 0 ? pair : pair[..end]) is not { } name || Decode(end < 0 ? default : pair[(end + 1)..]) is not { } text)
            {
                return null;
            }

            if (!pair.IsEmpty)
            {
                fields.Add(new FormField(name, text));
            }
        }

        return fields;
    }

    private static string? Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var count = 0;
        while (!encoded.IsEmpty)
        {
            if (encoded[0] != '%')
            {
                bytes[count++] = encoded[0] == '+' ? (byte)' ' : encoded[0];
                encoded = encoded[1..];
                continue;
            }

            if (encoded.Length < EscapeLength || !char.IsAsciiHexDigit((char)encoded[1]) || !char.IsAsciiHexDigit((char)encoded[2]))
            {
                return null;
            }

            bytes[count++] = Convert.ToByte(Encoding.ASCII.GetString(encoded[1..EscapeLength]), 16);
            encoded = encoded[EscapeLength..];
        }

        try
        {
            return StrictUtf8.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
