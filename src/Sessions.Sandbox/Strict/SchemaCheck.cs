using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// Compares a value of a request with its schema, member by member. What the schema does not mention is not allowed.
/// </summary>
/// <param name="place">The part of the request that the value is in.</param>
internal sealed class SchemaCheck(string place)
{
    // A value that is none of a list tells more about which shape was not meant than a member too many.
    private const int WeightOfWrongChoice = 10;
    private const string WrongChoice = "must be one of ";

    /// <summary>
    /// Everything that is wrong with a value.
    /// </summary>
    /// <param name="schema">Its schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="at">The pointer to the value, or its name.</param>
    public IReadOnlyList<StrictViolation> Of(SchemaNode schema, JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return schema.IsNullable || schema.IsAnything ? [] : [Violation(at, "must not be null")];
        }

        var parts = schema.Parts;
        var own = parts.Select(part => Objection(part, value)).OfType<string>().Distinct(StringComparer.Ordinal).Select(message => Violation(at, message)).ToList();
        return own.Count > 0
            ? own
            : [.. Shapes(parts, value, at), .. value.ValueKind switch
            {
                JsonValueKind.Object => Members(parts, value, at),
                JsonValueKind.Array => Items(parts, value, at),
                _ => [],
            }];
    }

    private static string? Objection(SchemaNode schema, JsonElement value)
    {
        if (SchemaType.Objection(schema.Type, schema.Format, value) is { } objection)
        {
            return objection;
        }

        var choices = schema.Enumeration;
        return choices.Count == 0 || choices.Any(choice => choice.ValueKind == value.ValueKind && choice.ToString() == value.ToString())
            ? null
            : WrongChoice + string.Join(", ", choices);
    }

    private IEnumerable<StrictViolation> Shapes(IEnumerable<SchemaNode> parts, JsonElement value, string at)
    {
        foreach (var shapes in parts.Select(part => part.AnyOf).Where(shapes => shapes.Count > 0))
        {
            var tried = shapes.Select(shape => Of(shape, value, at)).ToList();
            if (tried.Exists(violations => violations.Count == 0))
            {
                continue;
            }

            if (shapes.Count > 1)
            {
                yield return Violation(at, $"fits none of the {shapes.Count} shapes that it may have; the nearest one is told on");
            }

            foreach (var violation in tried.MinBy(violations => violations.Sum(Weight))!)
            {
                yield return violation;
            }
        }
    }

    private static int Weight(StrictViolation violation)
    {
        return violation.Message.StartsWith(WrongChoice, StringComparison.Ordinal) ? WeightOfWrongChoice : 1;
    }

    private IEnumerable<StrictViolation> Members(IReadOnlyList<SchemaNode> parts, JsonElement value, string at)
    {
        var declaring = parts.Where(part => part.DeclaresMembers).ToList();
        var declared = declaring.SelectMany(part => part.Members).DistinctBy(member => member.Key).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var others = declaring.Select(part => part.OtherMembers).OfType<SchemaNode>().FirstOrDefault();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var pointer = $"{at}/{JsonPointerStep.Of(member.Name)}";
            if (!seen.Add(member.Name))
            {
                yield return Violation(pointer, "comes twice");
            }
            else if (declared.TryGetValue(member.Name, out var schema) ? schema.IsReadOnly : declaring.Count > 0 && others is null)
            {
                yield return Violation(pointer, declared.ContainsKey(member.Name) ? "is the server's to give" : "is not declared");
            }
            else if ((schema ?? others) is { } known)
            {
                foreach (var violation in Of(known, member.Value, pointer))
                {
                    yield return violation;
                }
            }
        }

        var missing = parts.SelectMany(part => part.Required).Where(name => !seen.Contains(name) && !(declared.TryGetValue(name, out var schema) && schema.IsReadOnly));
        foreach (var name in missing.Distinct(StringComparer.Ordinal))
        {
            yield return Violation($"{at}/{JsonPointerStep.Of(name)}", "is required");
        }
    }

    private IEnumerable<StrictViolation> Items(IEnumerable<SchemaNode> parts, JsonElement value, string at)
    {
        return parts.Select(part => part.Items).OfType<SchemaNode>()
            .SelectMany(schema => value.EnumerateArray().SelectMany((item, index) => Of(schema, item, $"{at}/{index}")));
    }

    private StrictViolation Violation(string at, string message)
    {
        return new StrictViolation(place, at, message);
    }
}
