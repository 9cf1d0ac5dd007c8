using System.Text.RegularExpressions;

namespace Sessions.Build.Import.Text;

/// <summary>
/// Makes of a provider's Markdown or HTML the plain sentences that stand in a spec, since they become C# documentation comments.
/// </summary>
internal static partial class PlainText
{
    private const int Longest = 900;

    /// <summary>
    /// A text without markup that ends with a full stop; null when nothing is left.
    /// </summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = text.Length > Longest * 4 ? text[..(Longest * 4)] : text;
        plain = CodeFences().Replace(plain, " ");
        plain = Links().Replace(plain, "$1");
        plain = Tags().Replace(plain, " ");
        plain = LineMarks().Replace(plain, " ");
        plain = System.Net.WebUtility.HtmlDecode(plain)
            .Replace("**", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal)
            .Replace('"', '\'')
            .Replace("&&", "and", StringComparison.Ordinal)
            .Replace("&", "and", StringComparison.Ordinal)
            .Replace(">=", "≥", StringComparison.Ordinal)
            .Replace("<=", "≤", StringComparison.Ordinal)
            .Replace("->", "→", StringComparison.Ordinal)
            .Replace('<', '‹')
            .Replace('>', '›');
        plain = Unprintable().Replace(plain, " ").Trim(' ', '-', '*');
        plain = Cut(plain).TrimEnd(' ', ',', ';', ':', '-', '.');
        return plain.Length == 0 ? null : plain + ".";
    }

    /// <summary>
    /// A text in a line of its own, as a name or title stands: without markup and without a full stop. Null when nothing is left.
    /// </summary>
    public static string? Line(string? text) => Of(text)?[..^1];

    /// <summary>
    /// The first sentence of a text, short enough for a summary.
    /// </summary>
    public static string FirstSentence(string text)
    {
        var end = SentenceEnd().Match(text) is { Success: true } match ? match.Index + 1 : text.Length;
        return text[..end];
    }

    private static string Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var end = text.LastIndexOf(". ", Longest, Longest, StringComparison.Ordinal);
        if (end < Longest / 3)
        {
            end = text.LastIndexOf(' ', Longest);
        }

        end = end < 0 ? Longest : end;
        return char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end];
    }

    [GeneratedRegex("```.*?(```|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CodeFences();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+""[^""]*"")?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex("</?[A-Za-z][^<>]*>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^\s*(?:#{1,6}\s|>\s|[-*+]\s|\|[-:| ]+\|?\s*$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex LineMarks();

    [GeneratedRegex(@"[\s\p{C}\p{Zl}\p{Zp}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();

    [GeneratedRegex(@"(?<!\b(?:e\.g|i\.e|etc|vs|approx|No))\.(?=\s+[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
