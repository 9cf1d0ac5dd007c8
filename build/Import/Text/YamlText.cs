using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sessions.Build.Import.Text;

/// <summary>
/// Writes JSON values as YAML in block style. A text is quoted wherever YAML, 1.1 or 1.2, could read something else.
/// </summary>
internal sealed partial class YamlText
{
    private const int Width = 120;
    private const int LongestFlowList = 90;

    // YAML knows a key by the colon behind it within 1,024 characters; a longer one needs a sign before it.
    private const int LongestPlainKey = 1_000;

    private readonly StringBuilder _yaml = new();

    private YamlText()
    {
    }

    /// <summary>
    /// The text of a document, with line feeds.
    /// </summary>
    public static string Write(JsonObject root)
    {
        var writer = new YamlText();
        writer.WriteFields(root, 0);
        return writer._yaml.ToString();
    }

    private void WriteFields(JsonObject fields, int indentation)
    {
        foreach (var (key, value) in fields)
        {
            var name = Scalar(key);
            _yaml.Append(' ', indentation).Append(name.Length > LongestPlainKey ? $"? {name}\n{new string(' ', indentation)}" : name).Append(':');
            WriteValue(value, indentation + 2);
        }
    }

    private void WriteValue(JsonNode? value, int indentation)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } fields:
                _yaml.Append('\n');
                WriteFields(fields, indentation);
                break;
            case JsonObject:
                _yaml.Append(" {}\n");
                break;
            case JsonArray list when FlowList(list) is { } flow:
                _yaml.Append(' ').Append(flow).Append('\n');
                break;
            case JsonArray list:
                _yaml.Append('\n');
                WriteItems(list, indentation);
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && IsFoldable(text.GetValue<string>(), indentation):
                WriteFolded(text.GetValue<string>(), indentation);
                break;
            default:
                _yaml.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private void WriteItems(JsonArray list, int indentation)
    {
        foreach (var item in list)
        {
            _yaml.Append(' ', indentation).Append('-');
            if (item is JsonObject { Count: > 0 } fields)
            {
                var start = _yaml.Length;
                WriteFields(fields, indentation + 2);

                // The first field stands on the line of the dash.
                _yaml.Remove(start, indentation + 1);
            }
            else
            {
                WriteValue(item, indentation + 2);
            }
        }
    }

    private void WriteFolded(string text, int indentation)
    {
        _yaml.Append(" >-\n");
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            if (column > 0 && indentation + column + word.Length >= Width)
            {
                _yaml.Append('\n');
                column = 0;
            }

            _yaml.Append(' ', column == 0 ? indentation : 1).Append(word);
            column += word.Length + 1;
        }

        _yaml.Append('\n');
    }

    // Folding keeps a text only when its words are parted by single spaces and no line could look like a comment or an indentation.
    private static bool IsFoldable(string text, int indentation) =>
        text.Length + indentation > Width - 20 && !text.StartsWith(' ') && !text.EndsWith(' ')
        && !text.Contains("  ", StringComparison.Ordinal) && !text.Any(char.IsControl) && !text.Contains('\u2028', StringComparison.Ordinal);

    private static string? FlowList(JsonArray list)
    {
        if (list.Any(item => item is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            return null;
        }

        var text = $"[{string.Join(", ", list.Select(item => item is JsonObject ? "{}" : item is JsonArray ? "[]" : FlowScalar(item)))}]";
        return text.Length <= LongestFlowList ? text : null;
    }

    private static string FlowScalar(JsonNode? value)
    {
        var text = Scalar(value);
        return text.StartsWith('\'') || text.StartsWith('"') || !text.AsSpan().ContainsAny(",[]{}") ? text : Quoted(text);
    }

    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        _ when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private static string Scalar(string text) =>
        text.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF') ? DoubleQuoted(text)
        : Plain().IsMatch(text) && !Special().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal) && !text.EndsWith(':') && !text.EndsWith(' ') ? text
        : Quoted(text);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z_/$(.\p{L}][^\p{C}]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // What YAML 1.1 or 1.2 reads as null, a flag, a number, a date or a base 60 number.
    [GeneratedRegex(@"^(?:~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9].*|\.inf|\.nan|<<|=)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
