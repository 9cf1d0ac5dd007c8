namespace Sessions.Core;

/// <summary>
/// Reads the header Link (RFC 8288).
/// </summary>
internal static class LinkHeader
{
    private const string NextRelation = "next";

    /// <summary>
    /// The target of the first link that leads to the next page; null when there is none.
    /// </summary>
    internal static string? Next(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            var position = 0;
            while (Read(value, ref position) is { } link)
            {
                if (link.IsNext)
                {
                    return link.Target;
                }
            }
        }

        return null;
    }

    private static (string Target, bool IsNext)? Read(string text, ref int position)
    {
        var start = text.IndexOf('<', position);
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        if (end < 0)
        {
            return null;
        }

        position = end + 1;
        var isNext = false;
        foreach (var (name, value) in Parameters(text, ref position))
        {
            // A relation is a list of words, of which any casing counts.
            isNext |= name.Equals("rel", StringComparison.OrdinalIgnoreCase)
                && value.Split(' ').Contains(NextRelation, StringComparer.OrdinalIgnoreCase);
        }

        return (text.Substring(start + 1, end - start - 1).Trim(), isNext);
    }

    // What stands between the target and the comma before the next link; a comma or a semicolon in quotes is text.
    private static List<(string Name, string Value)> Parameters(string text, ref int position)
    {
        var parameters = new List<(string, string)>();
        var piece = new System.Text.StringBuilder();
        var isQuoted = false;
        for (; position <= text.Length; position++)
        {
            var character = position < text.Length ? text[position] : ',';
            if (isQuoted && position < text.Length)
            {
                if (character == '\\' && position + 1 < text.Length)
                {
                    piece.Append(text[++position]);
                }
                else if (character == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    piece.Append(character);
                }
            }
            else if (character == '"')
            {
                isQuoted = true;
            }
            else if (character is ';' or ',')
            {
                var equals = piece.ToString().IndexOf('=');
                if (equals > 0)
                {
                    parameters.Add((piece.ToString(0, equals).Trim(), piece.ToString(equals + 1, piece.Length - equals - 1).Trim()));
                }

                piece.Clear();
                if (character == ',')
                {
                    position = Math.Min(position + 1, text.Length);
                    break;
                }
            }
            else
            {
                piece.Append(character);
            }
        }

        return parameters;
    }
}
