using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import;

/// <summary>
/// Makes JSON of nodes.
/// </summary>
internal static partial class JsonValues
{
    /// <summary>
    /// The value of a node.
    /// </summary>
    public static JsonNode? Of(SpecNode node) => node.Kind switch
    {
        SpecNodeKind.Mapping => new JsonObject(node.Fields.Select(field => KeyValuePair.Create(field.Key, Of(field.Value)))),
        SpecNodeKind.List => new JsonArray([.. node.Items.Select(Of)]),
        SpecNodeKind.Number => Number(node) ?? JsonValue.Create(node.Text),
        SpecNodeKind.Boolean => JsonValue.Create(node.IsTrue),
        SpecNodeKind.Null => null,
        _ => JsonValue.Create(node.Text),
    };

    /// <summary>
    /// A number as it was written where that is JSON, else what it stands for; null for what is no number, such as an infinity.
    /// </summary>
    public static JsonNode? Number(SpecNode node)
    {
        if (node.Kind != SpecNodeKind.Number)
        {
            return null;
        }

        if (JsonNumber().IsMatch(node.Text))
        {
            return JsonNode.Parse(node.Text);
        }

        var text = node.Text.TrimStart('+');
        var hexadecimal = text.StartsWith("0x", StringComparison.Ordinal);
        return hexadecimal && long.TryParse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole)
            : text.StartsWith("0o", StringComparison.Ordinal) && text.Length < 20 ? JsonValue.Create(Convert.ToInt64(text[2..], 8))
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
            : null;
    }

    /// <summary>
    /// A text, or null where there is none.
    /// </summary>
    public static string? Text(SpecNode? node) => node is { Kind: SpecNodeKind.Text, Text.Length: > 0 } ? node.Text : null;

    [GeneratedRegex("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$")]
    private static partial Regex JsonNumber();
}
