using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Has <see cref="ModelReader" /> read the values that it knows inside those that only the serializer knows, so that one set of rules holds for all.
/// </summary>
internal class KnownValueConverter : JsonConverter
{
    internal static KnownValueConverter Instance { get; } = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType)
    {
        return ValueReader.Knows(objectType);
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return objectType.IsValueType && Nullable.GetUnderlyingType(objectType) is null
                ? throw JsonReadException.Unexpected(reader, JsonScalars.Expectation(objectType) ?? "a value")
                : null;
        }

        return ((Utf8TokenReader)reader).ReadKnown(objectType);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        throw new NotSupportedException("The serializer writes these values.");
    }
}
