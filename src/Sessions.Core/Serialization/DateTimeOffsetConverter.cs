using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Reads and writes points in time as <see cref="DateTimeOffsetText" /> does.
/// </summary>
internal sealed class DateTimeOffsetConverter : JsonConverter
{
    internal static DateTimeOffsetConverter Instance { get; } = new();

    public override bool CanConvert(Type objectType)
    {
        return objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : null;
        }

        return reader.TokenType == JsonToken.String && DateTimeOffsetText.TryParse(((string)reader.Value!).AsSpan(), out var value)
            ? value
            : throw JsonReadException.Unexpected(reader, "a date and time (RFC 3339)");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        writer.WriteValue(DateTimeOffsetText.Format((DateTimeOffset)value!));
    }
}
