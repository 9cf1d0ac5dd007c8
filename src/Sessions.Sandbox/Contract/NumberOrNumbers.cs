using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sessions.Sandbox;

/// <summary>
/// One number or a list of numbers, kept as the JSON that it is.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed record NumberOrNumbers(JsonElement Json)
{
    private static bool IsNumberOrNumbers(JsonElement json)
    {
        return json.ValueKind == JsonValueKind.Number
            || (json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number));
    }

    private sealed class Converter : JsonConverter<NumberOrNumbers>
    {
        public override NumberOrNumbers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var json = JsonElement.ParseValue(ref reader);
            return IsNumberOrNumbers(json) ? new NumberOrNumbers(json) : throw new JsonException("must be a number or a list of numbers");
        }

        public override void Write(Utf8JsonWriter writer, NumberOrNumbers value, JsonSerializerOptions options)
        {
            value.Json.WriteTo(writer);
        }
    }
}
