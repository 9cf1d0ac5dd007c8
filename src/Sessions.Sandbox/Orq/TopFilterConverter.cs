using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Reads a filter in the one of its four shapes that its type names.
/// </summary>
internal sealed class TopFilterConverter : JsonConverter<TopFilter>
{
    public override TopFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        try
        {
            return Shape(element) is { } shape
                ? (TopFilter)element.Deserialize(shape, options)!
                : throw new JsonException("must have the type id, search, string or string_array");
        }
        catch (JsonException exception) when (exception.Path is not null)
        {
            throw UnionMismatch.From(exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, TopFilter value, JsonSerializerOptions options)
    {
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private static Type? Shape(JsonElement element)
    {
        var isTyped = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String;
        return isTyped ? element.GetProperty("type").GetString() switch
        {
            "id" => typeof(IdFilter),
            "search" => typeof(SearchFilter),
            "string" => typeof(StringFilter),
            "string_array" => typeof(StringArrayFilter),
            _ => null,
        } : null;
    }
}
