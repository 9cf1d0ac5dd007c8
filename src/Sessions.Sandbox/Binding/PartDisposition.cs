namespace Sessions.Sandbox;

/// <summary>
/// The header Content-Disposition of a part of a form, as RFC 7578 and the form encoding of the WHATWG have it: between quotes, a backslash is
/// a character like any other, and only quotes and line ends are percent-encoded.
/// </summary>
/// <param name="Name">The name of the field.</param>
/// <param name="FileName">The name of the file; null for a text.</param>
internal sealed record PartDisposition(string Name, string? FileName)
{
    private const char Quote = '"';

    /// <summary>
    /// Reads the header.
    /// </summary>
    /// <returns>The names; null when the header is missing, of another type, without a name or malformed.</returns>
    public static PartDisposition? Parse(string? header)
    {
        var rest = header.AsSpan();
        var end = rest.IndexOf(';');
        if (end < 0 || !rest[..end].Trim().Equals("form-data", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (rest = rest[(end + 1)..].Trim(); !rest.IsEmpty; rest = rest.Trim())
        {
            var equals = rest.IndexOf('=');
            if (equals <= 0)
            {
                return null;
            }

            var name = rest[..equals].Trim().ToString();
            if (ReadValue(rest[(equals + 1)..].TrimStart(), out rest) is not { } value || !parameters.TryAdd(name, value))
            {
                return null;
            }
        }

        // RFC 7578 forbids filename*, which some clients send all the same.
        return parameters.TryGetValue("name", out var field)
            ? new PartDisposition(field, parameters.TryGetValue("filename*", out var extended) ? Extended(extended) : parameters.GetValueOrDefault("filename"))
            : null;
    }

    // Null unless the value is whole and the parameter ends behind it.
    private static string? ReadValue(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var isQuoted = text is [Quote, ..];
        var length = isQuoted ? text[1..].IndexOf(Quote) : text.IndexOf(';');
        if (isQuoted && length < 0)
        {
            rest = default;
            return null;
        }

        length = length < 0 ? text.Length : length;
        var value = isQuoted ? Unescaped(text.Slice(1, length).ToString()) : text[..length].Trim().ToString();
        rest = text[(isQuoted ? length + 2 : length)..].TrimStart();
        if (rest is not ([] or [';', ..]))
        {
            return null;
        }

        rest = rest.IsEmpty ? rest : rest[1..];
        return value;
    }

    private static string Unescaped(string text)
    {
        return text
            .Replace("%22", "\"", StringComparison.Ordinal)
            .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
            .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase);
    }

    // RFC 5987: the charset, the language and the percent-encoded text, with apostrophes between them.
    private static string Extended(string value)
    {
        return Uri.UnescapeDataString(value.Split('\'', 3)[^1]);
    }
}
