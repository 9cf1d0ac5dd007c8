using System.Globalization;
using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// Texts and numbers that fit a schema.
/// </summary>
internal static class ScalarExample
{
    private const string Text = "sample";
    private const int MaxLength = 10_000;

    /// <summary>
    /// A text of the pattern, the format and the length that the schema asks for.
    /// </summary>
    public static JsonNode OfText(SchemaNode schema)
    {
        var text = schema.Format switch
        {
            "date-time" => "2024-05-01T12:00:00Z",
            "date" => "2024-05-01",
            "time" => "12:00:00Z",
            "uuid" => "3f2b8c1e-5d4a-4b7e-9a6f-0c1d2e3f4a5b",
            "ulid" => "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "uri" or "url" => "https://example.com/sample",
            "email" => "someone@example.com",
            "byte" => "c2FtcGxl",
            "ipv4" => "192.0.2.1",
            "hostname" => "example.com",
            _ => Text,
        };
        var least = (int)Math.Clamp(schema.Limit("minLength") ?? 0, 0, MaxLength);
        var most = (int)Math.Clamp(schema.Limit("maxLength") ?? int.MaxValue, 0, int.MaxValue);
        if (schema.Pattern is { } pattern && PatternExample.Of(pattern, least, most) is { } fitting)
        {
            return fitting;
        }

        text = text.PadRight(least, 'x');
        return text.Length > most ? text[..most] : text;
    }

    /// <summary>
    /// A whole number within the limits: 1, or the nearest one.
    /// </summary>
    public static JsonNode OfInteger(SchemaNode schema)
    {
        return (long)Math.Clamp(Math.Ceiling(Within(schema)), long.MinValue, long.MaxValue);
    }

    /// <summary>
    /// A number within the limits: 1, or the nearest one.
    /// </summary>
    public static JsonNode OfNumber(SchemaNode schema)
    {
        return Within(schema);
    }

    /// <summary>
    /// The value with a number in it, so that several of them differ.
    /// </summary>
    public static JsonNode Numbered(JsonNode? value, int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return value is JsonValue text && text.TryGetValue<string>(out var written)
            ? Guid.TryParse(written, out _) ? written[..^digits.Length] + digits : written + "-" + digits
            : (JsonNode)number;
    }

    private static decimal Within(SchemaNode schema)
    {
        var value = Math.Max(1, schema.Limit("minimum") ?? 1);
        return Math.Min(value, schema.Limit("maximum") ?? value);
    }
}
