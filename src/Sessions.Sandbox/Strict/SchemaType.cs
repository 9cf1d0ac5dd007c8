using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sessions.Sandbox;

/// <summary>
/// The types and formats of schemas.
/// </summary>
internal static partial class SchemaType
{
    /// <summary>
    /// What keeps a value, which is not null, from having a type and a format; null for nothing.
    /// </summary>
    public static string? Objection(string? type, string? format, JsonElement value)
    {
        return type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object ? null : "must be an object",
            "array" => value.ValueKind == JsonValueKind.Array ? null : "must be an array",
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false",
            "number" => value.ValueKind == JsonValueKind.Number ? null : "must be a number",
            "integer" => value.ValueKind == JsonValueKind.Number && IsInteger(value) ? null : "must be a whole number of 64 bits",
            "string" when value.ValueKind != JsonValueKind.String => "must be a string",
            "string" when format == "date-time" && !IsDateTime(value.GetString()!) => "must be a date and time as RFC 3339 has it",
            _ => null,
        };
    }

    /// <summary>
    /// The text of a parameter as a value of its type; as the text itself when it can't be one.
    /// </summary>
    public static JsonElement Read(string? type, string text)
    {
        var isNumber = type is "integer" or "number" && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var isTruth = type == "boolean" && text is "true" or "false";
        try
        {
            return isNumber || isTruth ? JsonSerializer.Deserialize<JsonElement>(text) : JsonSerializer.SerializeToElement(text);
        }
        catch (JsonException)
        {
            // A number as people write it, but not as JSON does, such as +1.
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private static bool IsInteger(JsonElement value)
    {
        return value.TryGetInt64(out _) || (value.TryGetDecimal(out var number) && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue);
    }

    private static bool IsDateTime(string text)
    {
        return DateTimeShape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimeShape();
}
