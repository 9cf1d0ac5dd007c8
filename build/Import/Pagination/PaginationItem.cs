using System.Text.Json.Nodes;
using Sessions.Build.Import.Operations;

namespace Sessions.Build.Import.Pagination;

/// <summary>
/// Finds what a listing lists, in the spec.
/// </summary>
internal static class PaginationItem
{
    /// <summary>
    /// The schema of an item, or the C# type of a simple one; null when there is no list at the place.
    /// </summary>
    /// <param name="operation">The operation in the spec.</param>
    /// <param name="items">Where the list stands in the response; null when it is the response.</param>
    /// <param name="schemas">The schemas of the spec by their names.</param>
    public static string? Of(JsonObject operation, string? items, IReadOnlyDictionary<string, JsonObject> schemas)
    {
        JsonNode? schema = operation["responses"]!.AsObject().First(response => response.Key.StartsWith('2')).Value!["content"]?[ContentChoice.Json]?["schema"];
        foreach (var step in items?.Split('.') ?? [])
        {
            schema = Resolve(schema, schemas)?["properties"]?[step];
        }

        return Resolve(schema, schemas)?["items"] is not JsonObject item ? null
            : Reference(item) ?? (item["type"]?.GetValue<string>() switch
            {
                "string" when item["format"] is null => "string",
                "integer" => "long",
                "number" => "double",
                "boolean" => "bool",
                _ => "object",
            });
    }

    private static JsonNode? Resolve(JsonNode? schema, IReadOnlyDictionary<string, JsonObject> schemas) =>
        Reference(schema) is { } name ? schemas[name] : schema;

    private static string? Reference(JsonNode? schema) =>
        (schema?["$ref"] ?? schema?["allOf"]?[0]?["$ref"])?.GetValue<string>().Split('/')[^1];
}
