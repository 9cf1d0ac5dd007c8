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
    /// <param name="budget">Counts what is made.</param>
    public static JsonNode? Of(JsonElement example, SchemaNode schema, int depth, ExampleBudget budget)
    {
        return Fit(JsonNode.Parse(example.GetRawText()), schema, depth, budget);
    }

    private static JsonNode? Fit(JsonNode? node, SchemaNode schema, int depth, ExampleBudget budget)
    {
        var parts = schema.Parts.ToList();
        return node switch
        {
            null => null,
            JsonObject members => FitMembers(members, parts, depth, budget),
            JsonArray items => FitItems(items, parts, depth, budget),
            _ => FitScalar(node, schema, parts.Select(part => part.Type).FirstOrDefault(type => type is not null), depth, budget),
        };
    }

    private static JsonObject FitMembers(JsonObject members, IReadOnlyList<SchemaNode> parts, int depth, ExampleBudget budget)
    {
        var schemas = parts.SelectMany(part => part.Members).DistinctBy(member => member.Key).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var fitted = new JsonObject();
        foreach (var (name, member) in members)
        {
            fitted[name] = schemas.TryGetValue(name, out var schema) ? Fit(member?.DeepClone(), schema, depth + 1, budget) : member?.DeepClone();
        }

        return fitted;
    }

    private static JsonArray FitItems(JsonArray items, IReadOnlyList<SchemaNode> parts, int depth, ExampleBudget budget)
    {
        var schema = parts.Select(part => part.Items).OfType<SchemaNode>().FirstOrDefault();
        return [.. items.Select(item => schema is null ? item?.DeepClone() : Fit(item?.DeepClone(), schema, depth + 1, budget))];
    }

    private static JsonNode? FitScalar(JsonNode node, SchemaNode schema, string? type, int depth, ExampleBudget budget)
    {
        var text = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
        return type switch
        {
            "integer" => text is null ? node : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : SchemaExample.Made(schema, depth + 1, budget),
            "number" => text is null ? node : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : SchemaExample.Made(schema, depth + 1, budget),
            "boolean" => text is null ? node : bool.TryParse(text, out var flag) ? flag : SchemaExample.Made(schema, depth + 1, budget),
            "string" => text is null ? node.ToJsonString() : node,
            "array" or "object" => SchemaExample.Made(schema, depth + 1, budget),
            _ => node,
        };
    }
}
