using System.Globalization;
using System.Text;

namespace Sessions.Proofs.Ids;

/// <summary>
/// Decodes percent-encoded text by RFC 3986, with nothing of the code that encodes it.
/// </summary>
internal static class PercentText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%')
            {
                bytes.Add(byte.Parse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 2;
            }
            else
            {
                bytes.Add((byte)text[index]);
            }
        }

        return Utf8.GetString([.. bytes]);
    }
}
