using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sessions.Sandbox;

/// <summary>
/// Reads a number that a double can hold; one beyond would come back as infinity, which JSON can't write.
/// </summary>
internal sealed class NumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new JsonException("must be a number");
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        writer.WriteNumberValue(value);
    }
}
