namespace Sessions.Build.Scaffold;

/// <summary>
/// Writes texts of a document into a table of Markdown, where they stay what they are.
/// </summary>
internal static class MarkdownText
{
    /// <summary>
    /// A cell of words: in one line, without markup, HTML and the end of the cell.
    /// </summary>
    public static string Cell(string text) =>
        string.Concat(Line(text).Select(letter => letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '&' or '!' or '~' or '#' ? $"\\{letter}" : $"{letter}"));

    /// <summary>
    /// A cell of code. A backtick would end it, and no sign escapes one there.
    /// </summary>
    public static string Code(string text) => $"`{Line(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Line(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
}
