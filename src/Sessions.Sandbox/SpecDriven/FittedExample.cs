using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// An example as its schema wants it. The generator writes every scalar of an example in YAML as a text, so that numbers and booleans have to be
/// made of texts again; what can't be is replaced by a value that fits.
/// </summary>
internal static class FittedExample
{
    /// <summary>
    /// Fits an example to a schema.
    /// </summary>
    /// <param name="example">The example.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="depth">How deep in a value that is being made the example stands, since a schema may lead back to itself.</param>
    public static JsonNode? Of(JsonElement example, SchemaNode schema, int depth)
    {
        return Fit(JsonNode.Parse(example.GetRawText()), schema, depth);
    }

    private static JsonNode? Fit(JsonNode? node, SchemaNode schema, int depth)
    {
        var parts = schema.Parts.ToList();
        return node switch
        {
            null => null,
            JsonObject members => FitMembers(members, parts, depth),
            JsonArray items => FitItems(items, parts, depth),
            _ => FitScalar(node, schema, parts.Select(part => part.Type).FirstOrDefault(type => type is not null), depth),
        };
    }

    private static JsonObject FitMembers(JsonObject members, IReadOnlyList<SchemaNode> parts, int depth)
    {
        var schemas = parts.SelectMany(part => part.Members).DistinctBy(member => member.Key).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var fitted = new JsonObject();
        foreach (var (name, member) in members)
        {
            fitted[name] = schemas.TryGetValue(name, out var schema) ? Fit(member?.DeepClone(), schema, depth + 1) : member?.DeepClone();
        }

        return fitted;
    }

    private static JsonArray FitItems(JsonArray items, IReadOnlyList<SchemaNode> parts, int depth)
    {
        var schema = parts.Select(part => part.Items).OfType<SchemaNode>().FirstOrDefault();
        return [.. items.Select(item => schema is null ? item?.DeepClone() : Fit(item?.DeepClone(), schema, depth + 1))];
    }

    private static JsonNode? FitScalar(JsonNode node, SchemaNode schema, string? type, int depth)
    {
        var text = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
        return type switch
        {
            "integer" => text is null ? node : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : SchemaExample.Made(schema, depth + 1),
            "number" => text is null ? node : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : SchemaExample.Made(schema, depth + 1),
            "boolean" => text is null ? node : bool.TryParse(text, out var flag) ? flag : SchemaExample.Made(schema, depth + 1),
            "string" => text is null ? node.ToJsonString() : node,
            "array" or "object" => SchemaExample.Made(schema, depth + 1),
            _ => node,
        };
    }
}
