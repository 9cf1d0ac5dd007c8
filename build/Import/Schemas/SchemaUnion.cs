using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// Makes one shape of alternatives: a class with the members of all, an enumeration of all values, or any JSON value.
/// </summary>
internal static class SchemaUnion
{
    /// <param name="schema">What is said beside the alternatives; it takes the shape.</param>
    /// <param name="variants">The alternatives.</param>
    /// <param name="lose">Told what was lost and what is there instead.</param>
    public static void Merge(ExpandedSchema schema, IReadOnlyList<ExpandedSchema> variants, Action<string, string> lose)
    {
        schema.IsNullable |= variants.Any(variant => variant.IsNullable || variant.Kind == SchemaKind.Null);
        var values = variants.Where(variant => variant.Kind != SchemaKind.Null).ToList();
        var kinds = values.Select(variant => variant.Kind).ToHashSet();
        schema.Description ??= values.Count == 1 ? values[0].Description : null;
        if (schema.Kind is SchemaKind.Class or SchemaKind.Map && schema.Types is not null || schema.HasProperties)
        {
            MergeInto(schema, values, lose);
        }
        else if (kinds.Count == 0)
        {
            schema.IsNullable = true;
        }
        else if (schema.Kind is not SchemaKind.Any || schema.Types is { Count: > 0 })
        {
            MergeLimits(schema, values, lose);
        }
        else if (kinds.IsSubsetOf([SchemaKind.Class, SchemaKind.Map]) && kinds.Contains(SchemaKind.Class))
        {
            MergeInto(schema, values, lose);
        }
        else
        {
            MergeScalars(schema, values, kinds, lose);
        }
    }

    // Alternatives of an object: each may bring members, and only what all of them demand is demanded.
    private static void MergeInto(ExpandedSchema schema, List<ExpandedSchema> variants, Action<string, string> lose)
    {
        var members = variants.Where(variant => variant.HasProperties).ToList();
        var demanded = variants.Select(variant => variant.Required).Aggregate(
            (IEnumerable<string>?)null, (all, required) => all is null ? required : all.Intersect(required)) ?? [];
        if (members.Count > 1)
        {
            lose($"This is one of {variants.Count} shapes.", "One class has the members of all of them; what not all demand is optional.");
        }
        else if (members.Count == 0 && variants.Any(variant => variant.Required.Count > 0))
        {
            lose("This demands one of several sets of members.", "They are optional, and the server says what is missing.");
        }

        foreach (var (name, nodes) in members.SelectMany(variant => variant.Properties))
        {
            foreach (var node in nodes)
            {
                schema.AddProperty(name, node);
            }
        }

        schema.Types ??= ["object"];
        schema.Required.UnionWith(demanded);
        schema.Additional ??= variants.Select(variant => variant.Additional).FirstOrDefault(additional => additional is { IsMapping: true } or { IsTrue: true });
    }

    private static void MergeLimits(ExpandedSchema schema, List<ExpandedSchema> variants, Action<string, string> lose)
    {
        if (variants.All(variant => variant.Kind == SchemaKind.Enumeration) && schema.Kind == SchemaKind.Text)
        {
            schema.Values = [.. variants.SelectMany(variant => variant.Values!)];
        }
        else if (variants.Any(variant => variant.Kind != SchemaKind.Any || variant.Keywords.Count > 0))
        {
            lose($"This is limited in one of {variants.Count} ways.", "The limits are left out.");
        }
    }

    private static void MergeScalars(ExpandedSchema schema, List<ExpandedSchema> variants, HashSet<SchemaKind> kinds, Action<string, string> lose)
    {
        if (kinds is { Count: 1 } && variants.Count == 1)
        {
            Copy(schema, variants[0]);
        }
        else if (kinds.SetEquals([SchemaKind.Enumeration]))
        {
            schema.Types = ["string"];
            schema.Values = [.. variants.SelectMany(variant => variant.Values!)];
        }
        else if (kinds.IsSubsetOf([SchemaKind.Enumeration, SchemaKind.Text]))
        {
            schema.Types = ["string"];
            lose("This is a text in one of several forms.", "It is a text.");
        }
        else if (kinds.IsSubsetOf([SchemaKind.Integer, SchemaKind.Number]))
        {
            schema.Types = kinds.Contains(SchemaKind.Number) ? ["number"] : ["integer"];
        }
        else if (kinds.SetEquals([SchemaKind.Boolean]))
        {
            schema.Types = ["boolean"];
        }
        else if (kinds.SetEquals([SchemaKind.Map]))
        {
            schema.Types = ["object"];
            schema.Additional = variants.Select(variant => variant.Additional).Distinct().Count() == 1 ? variants[0].Additional : null;
        }
        else if (kinds.SetEquals([SchemaKind.List]))
        {
            schema.Types = ["array"];
            schema.Items.AddRange(variants.SelectMany(variant => variant.Items).Distinct());
        }
        else
        {
            schema.IsAny = true;
            if (!kinds.SetEquals([SchemaKind.Any]))
            {
                lose(
                    $"This is one of {variants.Count} types: {string.Join(", ", kinds.Select(Describe).Order(StringComparer.Ordinal))}.",
                    "It is any JSON value, an object in C#.");
            }
        }
    }

    private static void Copy(ExpandedSchema schema, ExpandedSchema only)
    {
        schema.Types = only.Types;
        schema.Values = only.Values;
        schema.Additional = only.Additional;
        schema.Items.AddRange(only.Items);
        schema.IsAny = only.IsAny;
        foreach (var (key, value) in only.Keywords)
        {
            schema.Keywords.TryAdd(key, value);
        }
    }

    private static string Describe(SchemaKind kind) => kind switch
    {
        SchemaKind.Class => "an object",
        SchemaKind.Map => "a map",
        SchemaKind.List => "a list",
        SchemaKind.Text => "a text",
        SchemaKind.Enumeration => "an enumeration",
        SchemaKind.Integer or SchemaKind.Number => "a number",
        SchemaKind.Boolean => "a flag",
        _ => "any value",
    };
}
