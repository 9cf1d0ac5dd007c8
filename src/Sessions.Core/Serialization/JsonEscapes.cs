namespace Sessions.Core;

/// <summary>
/// Checks the escaped characters of strings that are kept without being read.
/// </summary>
internal static class JsonEscapes
{
    private const int EscapeLength = 6;

    /// <summary>
    /// Whether each half of a surrogate pair has its other half.
    /// </summary>
    /// <param name="text">What stands between the quotation marks, in correct JSON.</param>
    internal static bool AreWellFormed(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\\') is >= 0 and var start)
        {
            text = text.Slice(start);
            if (text[1] != 'u')
            {
                text = text.Slice(2);
                continue;
            }

            var character = Character(text);
            text = text.Slice(EscapeLength);
            if (char.IsLowSurrogate(character) || (char.IsHighSurrogate(character) && !char.IsLowSurrogate(Character(text))))
            {
                return false;
            }

            text = text.Slice(char.IsHighSurrogate(character) ? EscapeLength : 0);
        }

        return true;
    }

    private static char Character(ReadOnlySpan<byte> text)
    {
        if (text.Length < EscapeLength || text[0] != '\\' || text[1] != 'u')
        {
            return '\0';
        }

        var code = 0;
        foreach (var digit in text.Slice(2, 4))
        {
            code = (code * 16) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return (char)code;
    }
}
