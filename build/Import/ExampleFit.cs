using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sessions.Build.Import;

/// <summary>
/// Holds an example against a schema of a spec. A member that the schema does not list is wrong too, since it is most often a misspelt one.
/// </summary>
/// <param name="schemas">The schemas of the spec by their names.</param>
/// <param name="forbidden">The flag of members that can't stand on this way: <c>readOnly</c> in a request, <c>writeOnly</c> in a response.</param>
internal sealed class ExampleFit(JsonObject schemas, string forbidden)
{
    private const int DeepestExample = 64;
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public bool Fits(JsonNode? value, JsonObject schema) => Fits(value, schema, 0);

    private bool Fits(JsonNode? value, JsonObject schema, int depth)
    {
        if (depth > DeepestExample)
        {
            return false;
        }

        if (schema["$ref"] is { } reference)
        {
            return Fits(value, schemas[reference.GetValue<string>().Split('/')[^1]]!.AsObject(), depth + 1);
        }

        if (value is null)
        {
            return schema["nullable"] is not null || schema["type"] is null && schema["allOf"] is null;
        }

        return (schema["allOf"]?.AsArray() ?? []).All(part => Fits(value, part!.AsObject(), depth + 1))
            && (schema["enum"] is not JsonArray values || values.Any(known => JsonNode.DeepEquals(known, value)))
            && schema["type"]?.GetValue<string>() switch
            {
                "string" => value.GetValueKind() == JsonValueKind.String && FitsText(value.GetValue<string>(), schema),
                "integer" => value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out _) && FitsNumber(value, schema),
                "number" => value.GetValueKind() == JsonValueKind.Number && FitsNumber(value, schema),
                "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
                "array" => value is JsonArray items && FitsList(items, schema, depth),
                "object" => value is JsonObject members && FitsObject(members, schema, depth),
                _ => true,
            };
    }

    private bool FitsObject(JsonObject members, JsonObject schema, int depth)
    {
        var properties = schema["properties"]?.AsObject() ?? [];
        return (schema["required"]?.AsArray() ?? []).All(name => members.ContainsKey(name!.GetValue<string>()))
            && members.All(member =>
                properties[member.Key] is JsonObject property ? property[forbidden] is null && Fits(member.Value, property, depth + 1)
                : schema["additionalProperties"] is JsonObject additional ? Fits(member.Value, additional, depth + 1)
                : schema["additionalProperties"]?.GetValue<bool>() ?? false);
    }

    private bool FitsList(JsonArray items, JsonObject schema, int depth) =>
        items.All(item => Fits(item, schema["items"]!.AsObject(), depth + 1))
        && items.Count >= (schema["minItems"]?.GetValue<int>() ?? 0)
        && items.Count <= (schema["maxItems"]?.GetValue<int>() ?? int.MaxValue)
        && (schema["uniqueItems"] is null || items.Select(item => item?.ToJsonString()).Distinct().Count() == items.Count);

    private static bool FitsNumber(JsonNode value, JsonObject schema)
    {
        var number = Number(value);
        return (schema["minimum"] is not { } minimum || (schema["exclusiveMinimum"] is null ? number >= Number(minimum) : number > Number(minimum)))
            && (schema["maximum"] is not { } maximum || (schema["exclusiveMaximum"] is null ? number <= Number(maximum) : number < Number(maximum)))
            && (schema["multipleOf"] is not { } step || Math.Abs(Math.IEEERemainder(number, Number(step))) < 1e-9);
    }

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static bool FitsText(string text, JsonObject schema)
    {
        var length = text.EnumerateRunes().Count();
        if (length < (schema["minLength"]?.GetValue<int>() ?? 0) || length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue))
        {
            return false;
        }

        try
        {
            return (schema["pattern"] is not { } pattern || Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.ECMAScript, PatternTime))
                && schema["format"]?.GetValue<string>() switch
                {
                    "date-time" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
                    "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
                    _ => true,
                };
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
