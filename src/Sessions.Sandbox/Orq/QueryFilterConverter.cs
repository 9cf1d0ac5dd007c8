using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Reads a query filter in the first of its eight shapes that it fits. Nothing but the members tells the shapes apart, so the one that
/// the type suggests is tried before the others.
/// </summary>
internal sealed class QueryFilterConverter : JsonConverter<QueryFilter>
{
    private static readonly Type[] Shapes =
    [
        typeof(SingleChoiceFilter), typeof(MultiChoiceFilter), typeof(DateFilter), typeof(NumberFilter),
        typeof(TextFilter), typeof(ObjectFilter), typeof(EvaluatorFilter), typeof(BooleanFilter),
    ];

    public override QueryFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        var suggested = Suggested(element) ?? throw new JsonException("must have a type");
        JsonException? mismatch = null;
        foreach (var shape in Shapes.OrderByDescending(shape => shape == suggested))
        {
            try
            {
                return (QueryFilter)element.Deserialize(shape, options)!;
            }
            catch (JsonException exception)
            {
                // What is wrong with the suggested shape is what the caller wants to know.
                mismatch ??= exception;
            }
        }

        throw UnionMismatch.From(mismatch!);
    }

    public override void Write(Utf8JsonWriter writer, QueryFilter value, JsonSerializerOptions options)
    {
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private static Type? Suggested(JsonElement element)
    {
        var isTyped = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String;
        return isTyped ? element.GetProperty("type").GetString() switch
        {
            "string" => typeof(TextFilter),
            "multi-value-array" => typeof(MultiChoiceFilter),
            "single-value-array" => typeof(SingleChoiceFilter),
            "number" => typeof(NumberFilter),
            "date" => typeof(DateFilter),
            "object" => typeof(ObjectFilter),
            "boolean" => typeof(BooleanFilter),
            "evaluator" => typeof(EvaluatorFilter),
            _ => null,
        } : null;
    }
}
