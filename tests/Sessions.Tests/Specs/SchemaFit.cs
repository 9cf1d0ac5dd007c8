using System.Text.Json;
using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// Holds JSON against a schema of a spec, more strictly than OpenAPI does: a member that the schema does not list is a problem too.
/// </summary>
internal sealed class SchemaFit(ParsedSpec spec)
{
    internal IEnumerable<string> Problems(string place, JsonNode? value, JsonNode schema)
    {
        var definition = spec.Dereference(schema);
        if (value is null)
        {
            return definition["nullable"]?.GetValue<bool>() == true || IsAnything(definition)
                ? []
                : [$"{place} is null, which the spec does not allow."];
        }

        return Alternatives(place, value, definition)
            .Concat((definition["allOf"]?.AsArray() ?? []).SelectMany(part => Problems(place, value, part!)))
            .Concat(TypeProblems(place, value, definition))
            .Concat(value is JsonObject fields ? MemberProblems(place, fields, definition) : [])
            .Concat(value is JsonArray items && definition["items"] is { } item
                ? items.SelectMany((element, index) => Problems($"{place}[{index}]", element, item))
                : []);
    }

    private string[] Alternatives(string place, JsonNode value, JsonObject definition)
    {
        return (definition["anyOf"] ?? definition["oneOf"]) is JsonArray alternatives
            ? alternatives.Select(alternative => Problems(place, value, alternative!).ToArray()).MinBy(problems => problems.Length)!
            : [];
    }

    private static IEnumerable<string> TypeProblems(string place, JsonNode value, JsonObject definition)
    {
        var kind = value.GetValueKind();
        var fits = definition["type"]?.GetValue<string>() switch
        {
            "string" => kind == JsonValueKind.String,
            "number" => kind == JsonValueKind.Number,
            "integer" => kind == JsonValueKind.Number && !value.ToJsonString().Contains('.', StringComparison.Ordinal),
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "array" => kind == JsonValueKind.Array,
            "object" => kind == JsonValueKind.Object,
            _ => true,
        };
        if (!fits)
        {
            yield return $"{place} is {kind}, but the spec says {definition["type"]}.";
        }

        if (definition["enum"] is JsonArray values && !values.Any(known => JsonNode.DeepEquals(known, value)))
        {
            yield return $"{place} is {value.ToJsonString()}, which the spec does not list.";
        }
    }

    private IEnumerable<string> MemberProblems(string place, JsonObject fields, JsonObject definition)
    {
        var properties = definition["properties"]?.AsObject() ?? [];
        var required = (definition["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>());
        foreach (var name in required.Where(name => !fields.ContainsKey(name)))
        {
            yield return $"{place}.{name} is required, and absent.";
        }

        foreach (var (name, member) in fields)
        {
            var problems = properties[name] is { } property ? Problems($"{place}.{name}", member, property)
                : definition["additionalProperties"] is JsonObject additional ? Problems($"{place}.{name}", member, additional)
                : definition["additionalProperties"]?.GetValue<bool>() == true || !DescribesMembers(definition) ? []
                : [$"{place}.{name} is not in the spec."];
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static bool DescribesMembers(JsonObject definition)
    {
        return definition["type"]?.GetValue<string>() == "object";
    }

    private static bool IsAnything(JsonObject definition)
    {
        return definition["type"] is null && definition["allOf"] is null && definition["anyOf"] is null && definition["oneOf"] is null;
    }
}
