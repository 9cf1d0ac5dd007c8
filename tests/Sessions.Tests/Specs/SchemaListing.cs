using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// What a spec says of the members on the wire, a line each, in a form that people can read in a review.
/// </summary>
internal static class SchemaListing
{
    internal static IEnumerable<string> Of(ParsedSpec spec)
    {
        return spec.Root["components"]!["schemas"]!.AsObject().SelectMany(schema => Lines(schema.Key, schema.Value!.AsObject()));
    }

    private static IEnumerable<string> Lines(string name, JsonObject schema)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(member => member!.GetValue<string>()).ToHashSet();
        return (schema["properties"]?.AsObject() ?? [])
            .Select(property => $"{name}.{property.Key}: {TypeOf(property.Value!)}{(required.Contains(property.Key) ? ", required" : string.Empty)}")
            .Prepend($"{name}: {TypeOf(schema)}");
    }

    private static string TypeOf(JsonNode schema)
    {
        var type = schema switch
        {
            _ when schema["$ref"] is { } reference => reference.ToString().Split('/')[^1],
            _ when schema["enum"] is JsonArray values => string.Join(" | ", values),
            _ when schema["allOf"] is JsonArray all => string.Join(" & ", all.Select(part => TypeOf(part!))),
            _ when (schema["anyOf"] ?? schema["oneOf"]) is JsonArray any => string.Join(" or ", any.Select(part => TypeOf(part!))),
            _ when schema["items"] is { } items => $"array of {TypeOf(items)}",
            _ when schema["additionalProperties"] is JsonObject values => $"map to {TypeOf(values)}",
            _ => schema["type"]?.ToString() ?? "any",
        };
        var format = schema["format"] is { } name ? $" ({name})" : string.Empty;
        var nullable = schema["nullable"]?.GetValue<bool>() == true ? ", nullable" : string.Empty;
        var readOnly = schema["readOnly"]?.GetValue<bool>() == true ? ", read only" : string.Empty;
        var initial = schema["default"] is { } value ? $", default {value.ToJsonString()}" : string.Empty;
        return type + format + nullable + readOnly + initial;
    }
}
