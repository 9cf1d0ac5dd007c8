using System.Text.Json.Nodes;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// Walks the parts of a spec. Units are what provenance is given for at least: operations, components, servers and the like.
/// </summary>
internal static class SpecElements
{
    private static readonly string[] SchemaKeywords = ["items", "additionalProperties", "not"];
    private static readonly string[] SchemaListKeywords = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] RootUnits = ["info", "security"];

    internal static IEnumerable<SpecElement> Of(ParsedSpec spec)
    {
        return Units(spec)
            .Concat(spec.Operations.SelectMany(PartsOf))
            .Concat(Members(spec.Root, "#/components/schemas").SelectMany(schema => PropertiesOf(schema.Pointer, schema.Node)));
    }

    /// <summary>
    /// The properties of a schema, those of the schemas inside it included.
    /// </summary>
    internal static IEnumerable<SpecElement> PropertiesOf(string pointer, JsonNode schema)
    {
        var properties = Members(schema, pointer, "properties").ToArray();
        var inside = SchemaKeywords
            .Where(keyword => schema[keyword] is JsonObject)
            .Select(keyword => (Pointer: JsonPointer.Append(pointer, keyword), Node: schema[keyword]!))
            .Concat(SchemaListKeywords.SelectMany(keyword => Items(schema, pointer, keyword)))
            .Concat(properties);
        return properties.Select(property => new SpecElement(property.Pointer, property.Node, IsUnit: false))
            .Concat(inside.SelectMany(element => PropertiesOf(element.Pointer, element.Node)));
    }

    private static IEnumerable<SpecElement> Units(ParsedSpec spec)
    {
        var components = spec.Root["components"]?.AsObject() ?? [];
        return RootUnits
            .Where(name => spec.Root[name] is not null)
            .Select(name => (Pointer: JsonPointer.Append(JsonPointer.Root, name), Node: spec.Root[name]!))
            .Concat(Items(spec.Root, JsonPointer.Root, "servers"))
            .Concat(Items(spec.Root, JsonPointer.Root, "tags"))
            .Concat(spec.Operations.Select(operation => (operation.Pointer, Node: (JsonNode)operation.Definition)))
            .Concat(components.SelectMany(kind => Members(components, "#/components", kind.Key)))
            .Select(unit => new SpecElement(unit.Pointer, unit.Node, IsUnit: true));
    }

    private static IEnumerable<SpecElement> PartsOf(SpecOperation operation)
    {
        var body = operation.Definition["requestBody"] is { } node
            ? [(Pointer: JsonPointer.Append(operation.Pointer, "requestBody"), Node: node)]
            : Array.Empty<(string Pointer, JsonNode Node)>();
        return Items(operation.Definition, operation.Pointer, "parameters")
            .Concat(body)
            .Concat(Members(operation.Definition, operation.Pointer, "responses"))
            .Select(part => new SpecElement(part.Pointer, part.Node, IsUnit: false));
    }

    private static IEnumerable<(string Pointer, JsonNode Node)> Members(JsonNode root, string pointer)
    {
        return JsonPointer.TryResolve(root, pointer, out var node) && node is JsonObject fields
            ? fields.Select(member => (JsonPointer.Append(pointer, member.Key), member.Value!))
            : [];
    }

    private static IEnumerable<(string Pointer, JsonNode Node)> Members(JsonNode owner, string pointer, string name)
    {
        return (owner[name]?.AsObject() ?? []).Select(member =>
            (JsonPointer.Append(JsonPointer.Append(pointer, name), member.Key), member.Value!));
    }

    private static IEnumerable<(string Pointer, JsonNode Node)> Items(JsonNode owner, string pointer, string name)
    {
        return (owner[name]?.AsArray() ?? []).Select((item, index) =>
            (JsonPointer.Append(JsonPointer.Append(pointer, name), $"{index}"), item!));
    }
}
