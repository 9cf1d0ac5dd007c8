using System.Globalization;
using System.Text;

namespace Sessions.Build.Import.Text;

/// <summary>
/// Takes names apart into words, and puts words together to C# names.
/// </summary>
internal static class Words
{
    /// <summary>
    /// The words of a name: what stands between characters that are neither letter nor digit, cut where a capital begins a word. Letters
    /// beyond ASCII lose their marks, or become their code where that leaves nothing.
    /// </summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var text = Plain(name);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                Complete(words, word);
                continue;
            }

            if (char.IsAsciiLetterUpper(letter) && word.Length > 0
                && (!char.IsAsciiLetterUpper(text[index - 1]) || (index + 1 < text.Length && char.IsAsciiLetterLower(text[index + 1]))))
            {
                Complete(words, word);
            }

            word.Append(letter);
        }

        Complete(words, word);
        return words;
    }

    /// <summary>
    /// A name in PascalCase; empty when the name has neither letter nor digit. Abbreviations keep their capitals.
    /// </summary>
    public static string Pascal(string name) => Pascal(Of(name));

    public static string Pascal(IEnumerable<string> words) => string.Concat(words.Select(Capital));

    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>
    /// The words of a name as a sentence begins: Created at.
    /// </summary>
    public static string Sentence(string name) =>
        Capital(string.Join(' ', Of(name).Select(word => word.All(char.IsAsciiLetterUpper) ? word : word.ToLowerInvariant())));

    /// <summary>
    /// One of what an English plural names. What is no plural by its ending stays.
    /// </summary>
    public static string Singular(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower switch
        {
            _ when lower.Length < 4 || EndsWith(lower, "ss", "us", "is", "news", "series", "analytics", "settings", "sms", "dns", "aws") => word,
            _ when lower.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
            _ when EndsWith(lower, "sses", "shes", "ches", "xes", "zzes") => word[..^2],
            _ when lower.EndsWith('s') => word[..^1],
            _ => word,
        };
    }

    private static bool EndsWith(string text, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var plain = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                plain.Append((char)rune.Value);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                plain.Append(CultureInfo.InvariantCulture, $" U{rune.Value:X4} ");
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    private static void Complete(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
