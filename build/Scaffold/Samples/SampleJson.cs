using System.Globalization;
using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Sandbox;

namespace Sessions.Build.Scaffold.Samples;

/// <summary>
/// A value that a request may carry: the example of a schema, or the least that fits it.
/// </summary>
internal sealed class SampleJson(JsonObject document)
{
    // A schema that leads back to itself through required members has no value that ends.
    private const int MaxDepth = 12;

    // Members that are demanded double with every level where each leads to two.
    private const int MaxValues = 10_000;

    private const int MaxReferences = 256;

    private int _left;

    // What is optional may lead back to itself, too.
    private const int MaxDepthOfOptional = 4;

    /// <summary>
    /// Whether objects have their optional members, too.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>
    /// What an element stands for: itself, or what its reference leads to.
    /// </summary>
    public JsonObject Resolve(JsonNode element)
    {
        var node = element.AsObject();
        for (var steps = 0; node["$ref"]?.GetValue<string>() is { } reference; steps++)
        {
            if (steps == MaxReferences)
            {
                throw new BuildFailure($"The reference {reference} comes back to itself without ever reaching a schema; let it point at one.");
            }

            node = reference[2..].Split('/').Aggregate((JsonNode)document, (parent, step) =>
                parent[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!).AsObject();
        }

        return node;
    }

    public JsonNode? Of(JsonNode schema, int depth = 0)
    {
        _left = depth == 0 ? MaxValues : _left - 1;
        if (_left < 0)
        {
            return null;
        }

        var node = Resolve(schema);
        if (node["example"] is { } example)
        {
            return example.DeepClone();
        }

        // An enumeration with a description of its own is wrapped into an allOf.
        var parts = Parts(node).ToList();
        if (parts.Select(part => part["enum"]).OfType<JsonArray>().FirstOrDefault(values => values.Count > 0) is { } values)
        {
            return values[0]?.DeepClone();
        }

        if (depth > MaxDepth)
        {
            return null;
        }

        if ((node["oneOf"] ?? node["anyOf"]) is JsonArray { Count: > 0 } shapes && node["properties"] is null)
        {
            return OfShape(node, shapes[0]!, depth);
        }

        var typed = parts.FirstOrDefault(part => part["type"] is not null) ?? node;
        return (string?)typed["type"] switch
        {
            "array" => new JsonArray([.. Enumerable.Range(0, Count(node, "minItems", otherwise: 1, SpecLimits.MaxLeastItems)).Select(_ => node["items"] is { } items ? Of(items, depth + 1) : null)]),
            "string" => OfText(typed),
            "integer" => (long)Math.Clamp(Math.Ceiling(Within(typed)), long.MinValue, long.MaxValue),
            "number" => Within(typed),
            "boolean" => true,
            _ => OfObject(node, depth),
        };
    }

    private IEnumerable<JsonObject> Parts(JsonObject schema) =>
        [schema, .. (schema["allOf"]?.AsArray() ?? []).SelectMany(part => Parts(Resolve(part!)))];

    private JsonNode? OfShape(JsonObject schema, JsonNode shape, int depth)
    {
        var value = Of(shape, depth + 1);
        if (value is JsonObject members && schema["discriminator"]?["mapping"] is JsonObject { Count: > 0 } mapping)
        {
            members[(string)schema["discriminator"]!["propertyName"]!] = mapping.First().Key;
        }

        return value;
    }

    private JsonObject OfObject(JsonObject schema, int depth)
    {
        var value = new JsonObject();
        var parts = Parts(schema).ToList();
        var required = parts.SelectMany(part => part["required"]?.AsArray() ?? []).Select(name => (string)name!);
        var optional = IsWhole && depth < MaxDepthOfOptional ? parts.SelectMany(part => part["properties"]?.AsObject() ?? []).Select(member => member.Key) : [];
        foreach (var name in required.Concat(optional).Distinct(StringComparer.Ordinal))
        {
            var member = parts.Select(part => part["properties"]?[name]).FirstOrDefault(member => member is not null);
            if (member is not null && (bool?)Resolve(member)["readOnly"] != true)
            {
                value[name] = Of(member, depth + 1);
            }
        }

        return value;
    }

    private static string OfText(JsonObject schema)
    {
        var text = (string?)schema["format"] switch
        {
            "date-time" => "2024-05-01T12:00:00Z",
            "date" => "2024-05-01",
            "uuid" => "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
            "ulid" => "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "uri" => "https://example.com/",
            "email" => "someone@example.com",
            "byte" => "c2FtcGxl",
            _ => "sample",
        };
        var (least, most) = (Count(schema, "minLength", otherwise: 0, SpecLimits.MaxLeastLength), Count(schema, "maxLength", otherwise: int.MaxValue, int.MaxValue));
        if ((string?)schema["pattern"] is { } pattern && PatternExample.Of(pattern, least, most) is { } fitting)
        {
            return fitting;
        }

        text = text.PadRight(least, 'x');
        return most < text.Length ? text[..most] : text;
    }

    private static decimal Within(JsonObject schema)
    {
        var value = Math.Max(1, Limit(schema, "minimum") ?? 1);
        return Math.Min(value, Limit(schema, "maximum") ?? value);
    }

    private static int Count(JsonObject schema, string keyword, int otherwise, int most) =>
        Limit(schema, keyword) is { } limit ? (int)Math.Clamp(limit, 0, most) : otherwise;

    // Null as well for what no decimal holds.
    private static decimal? Limit(JsonObject schema, string keyword) =>
        schema[keyword] is JsonValue limit && decimal.TryParse(limit.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
