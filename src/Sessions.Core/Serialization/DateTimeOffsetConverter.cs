using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Reads and writes points in time as <see cref="DateTimeOffsetText" /> does.
/// </summary>
internal sealed class DateTimeOffsetConverter : KnownValueConverter
{
    internal static new DateTimeOffsetConverter Instance { get; } = new();

    public override bool CanWrite => true;

    public override bool CanConvert(Type objectType)
    {
        return objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        writer.WriteValue(DateTimeOffsetText.Format((DateTimeOffset)value!));
    }
}
