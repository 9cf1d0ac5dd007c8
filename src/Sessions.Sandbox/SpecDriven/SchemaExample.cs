using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// A value that fits a schema, the same one each time.
/// </summary>
internal static class SchemaExample
{
    // Members that may be left out end here, those that must not a little later: a schema may lead back to itself.
    private const int OptionalDepth = 4;
    private const int RequiredDepth = 12;
    private const int MaxItems = 1_000;

    /// <summary>
    /// Makes a value.
    /// </summary>
    public static JsonNode? Of(SchemaNode schema)
    {
        return Of(schema, 0, new ExampleBudget());
    }

    private static JsonNode? Of(SchemaNode schema, int depth, ExampleBudget budget)
    {
        return schema.Example is { } example ? FittedExample.Of(example, schema, depth, budget) : Made(schema, depth, budget);
    }

    /// <summary>
    /// Makes a value without looking at the example of the schema itself.
    /// </summary>
    public static JsonNode? Made(SchemaNode schema, int depth, ExampleBudget budget)
    {
        if (!budget.Spend())
        {
            return null;
        }

        // An enumeration with a description of its own is wrapped into an allOf.
        var parts = schema.Parts.ToList();
        if (parts.FirstOrDefault(part => part.Enumeration.Count > 0) is { } enumeration)
        {
            return JsonNode.Parse(enumeration.Enumeration[0].GetRawText());
        }

        if (depth > RequiredDepth)
        {
            return null;
        }

        if (schema.AnyOf is [var shape, ..] && schema.Members.Count == 0)
        {
            return OfShape(schema, shape, depth, budget);
        }

        var type = parts.Select(part => part.Type).FirstOrDefault(type => type is not null);
        return type switch
        {
            "array" => OfArray(parts, depth, budget),
            "string" => ScalarExample.OfText(parts.First(part => part.Type == type)),
            "integer" => ScalarExample.OfInteger(parts.First(part => part.Type == type)),
            "number" => ScalarExample.OfNumber(parts.First(part => part.Type == type)),
            "boolean" => true,
            _ => OfObject(parts, depth, budget),
        };
    }

    private static JsonNode? OfShape(SchemaNode schema, SchemaNode shape, int depth, ExampleBudget budget)
    {
        var value = Of(shape, depth + 1, budget);
        if (value is JsonObject members && schema.Discriminator is { } discriminator)
        {
            members[discriminator.Member] = discriminator.Value;
        }

        return value;
    }

    private static JsonObject OfObject(IReadOnlyList<SchemaNode> parts, int depth, ExampleBudget budget)
    {
        var value = new JsonObject();
        var required = parts.SelectMany(part => part.Required).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, schema) in parts.SelectMany(part => part.Members).DistinctBy(member => member.Key))
        {
            if (!schema.IsWriteOnly && (required.Contains(name) || depth < OptionalDepth))
            {
                value[name] = Of(schema, depth + 1, budget);
            }
        }

        foreach (var part in parts.Where(part => part.AnyOf.Count > 0))
        {
            foreach (var (name, member) in (Of(part.AnyOf[0], depth + 1, budget) as JsonObject)?.ToList() ?? [])
            {
                value[name] = member?.DeepClone();
            }
        }

        return value;
    }

    private static JsonArray OfArray(IReadOnlyList<SchemaNode> parts, int depth, ExampleBudget budget)
    {
        var items = parts.Select(part => part.Items).OfType<SchemaNode>().FirstOrDefault();
        var count = (int)Math.Clamp(parts.Select(part => part.Limit("minItems")).FirstOrDefault(limit => limit is not null) ?? (depth < OptionalDepth ? 1 : 0), 0, MaxItems);
        var value = new JsonArray();
        for (var number = 0; items is not null && number < count; number++)
        {
            value.Add(Of(items, depth + 1, budget));
        }

        return value;
    }
}
