namespace Sessions.Build.Benchmarks.Report;

/// <summary>
/// A text with parts that a program writes, between comments that name them.
/// </summary>
internal static class MarkedText
{
    /// <summary>
    /// The text with another content between the marks of a name.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="name">What the marks say: <c>name</c> before the part, and <c>/name</c> after it.</param>
    /// <param name="content">The part, without the blank lines around it.</param>
    /// <param name="file">The name of the file, for the message.</param>
    public static string Replace(string text, string name, string content, string file)
    {
        var (first, last) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var start = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        return start >= 0 && end > start
            ? $"{text[..(start + first.Length)]}\n\n{content.Trim()}\n\n{text[end..]}"
            : throw new BuildFailure($"{file} has no lines {first} and {last}, between which the figures go; put them back.");
    }
}
