using System.Globalization;
using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Compares JSON values of fields and filters.
/// </summary>
internal static class FieldValue
{
    /// <summary>
    /// The value itself or, of a list, its items; none of null.
    /// </summary>
    public static IEnumerable<JsonElement> Items(JsonElement? value)
    {
        return value switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { ValueKind: JsonValueKind.Null } => [],
            { } single => [single],
        };
    }

    /// <summary>
    /// Whether two values are the same text, number or truth.
    /// </summary>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        return left.ValueKind == right.ValueKind && left.ValueKind switch
        {
            JsonValueKind.Number => left.GetDouble() == right.GetDouble(),
            JsonValueKind.String => left.GetString() == right.GetString(),
            _ => left.GetRawText() == right.GetRawText(),
        };
    }

    /// <summary>
    /// The value as a text: a string without its quotes, anything else as its JSON.
    /// </summary>
    public static string Text(JsonElement value)
    {
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }

    /// <summary>
    /// Whether there is no value, or an empty text or list.
    /// </summary>
    public static bool IsEmpty(JsonElement? value)
    {
        return !Items(value).Any(item => item.ValueKind != JsonValueKind.String || item.GetString()!.Length > 0);
    }

    /// <summary>
    /// The point in time that a text names; null when it names none. Without an offset it is in UTC.
    /// </summary>
    public static DateTimeOffset? Time(string? text)
    {
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }

    /// <summary>
    /// Orders two values of the same kind: numbers by size, times by time, other texts by their characters.
    /// </summary>
    public static int Compare(JsonElement left, JsonElement right)
    {
        if (left.ValueKind == JsonValueKind.Number && right.ValueKind == JsonValueKind.Number)
        {
            return left.GetDouble().CompareTo(right.GetDouble());
        }

        var (leftText, rightText) = (Text(left), Text(right));
        return DateTimeConverter.TryParse(leftText, out var leftTime) && DateTimeConverter.TryParse(rightText, out var rightTime)
            ? leftTime.CompareTo(rightTime)
            : string.CompareOrdinal(leftText, rightText);
    }
}
