using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sessions.Sandbox;

/// <summary>
/// A string or a number, kept as the JSON that it is.
/// </summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct StringOrNumber(JsonElement Json)
{
    public static implicit operator StringOrNumber(string text)
    {
        return new StringOrNumber(JsonSerializer.SerializeToElement(text));
    }

    public static implicit operator StringOrNumber(long number)
    {
        return new StringOrNumber(JsonSerializer.SerializeToElement(number));
    }

    private sealed class Converter : JsonConverter<StringOrNumber>
    {
        public override StringOrNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            return reader.TokenType is JsonTokenType.String or JsonTokenType.Number
                ? new StringOrNumber(JsonElement.ParseValue(ref reader))
                : throw new JsonException("must be a string or a number");
        }

        public override void Write(Utf8JsonWriter writer, StringOrNumber value, JsonSerializerOptions options)
        {
            value.Json.WriteTo(writer);
        }
    }
}
