#if NET
using System.Text;

namespace Sessions.Core;

/// <summary>
/// Decodes a body whose response names another charset than UTF-8, where .NET knows it. The library for netstandard2.0 reads all bodies as UTF-8.
/// </summary>
internal static class BodyCharset
{
    /// <summary>
    /// Gets the body in UTF-8, decoded as it is read.
    /// </summary>
    internal static Stream Decoded(Stream body, HttpContent content)
    {
        return EncodingOf(content) is { } encoding ? Encoding.CreateTranscodingStream(body, encoding, Encoding.UTF8) : body;
    }

    // Nearly all responses name UTF-8 or nothing, so that the header is not parsed for them.
    private static Encoding? EncodingOf(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
            || values.ToString() is not { } type
            || !type.Contains("charset", StringComparison.OrdinalIgnoreCase)
            || type.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
            || content.Headers.ContentType?.CharSet?.Trim('"') is not { Length: > 0 } name)
        {
            return null;
        }

        try
        {
            var encoding = Encoding.GetEncoding(name);

            // ASCII is part of UTF-8, and who writes more than that means UTF-8.
            return encoding.CodePage == Encoding.ASCII.CodePage || encoding.CodePage == Encoding.UTF8.CodePage ? null : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
#endif
