namespace Sessions.Core;

/// <summary>
/// What may stand in a header.
/// </summary>
internal static class HeaderText
{
    /// <summary>
    /// Whether a text consists of visible ASCII characters only, and of at least one.
    /// </summary>
    internal static bool IsToken(string text)
    {
        return text.Length > 0 && text.All(character => character is > ' ' and < '\u007f');
    }

    /// <summary>
    /// Whether a text can be the value of a header as it is: visible ASCII characters and blanks between them.
    /// </summary>
    internal static bool IsValue(string text)
    {
        return text.All(character => character is >= ' ' and < '\u007f');
    }
}
