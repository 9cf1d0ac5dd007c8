using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// Reads what a schema says: follows its references, merges its <c>allOf</c>, and reports each keyword that our specs have no word for.
/// </summary>
internal sealed class SchemaReader(SpecFile file, ImportLog log)
{
    /// <summary>
    /// Keywords that say something about a place of a value and not about its shape, so that a reference with only such beside it is still
    /// that reference.
    /// </summary>
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$comment", "$id", "$schema", "default", "deprecated", "description", "example", "examples", "externalDocs", "nullable", "readOnly",
        "summary", "title", "writeOnly", "xml",
    };

    private static readonly HashSet<string> Merged = new(StringComparer.Ordinal)
    {
        "default", "deprecated", "example", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "maxItems", "maxLength", "maximum",
        "minItems", "minLength", "minimum", "multipleOf", "pattern", "readOnly", "uniqueItems", "writeOnly", "contentEncoding",
        "contentMediaType",
    };

    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "$comment", "$defs", "$id", "$ref", "$schema", "definitions", "externalDocs", "summary", "xml", "$vocabulary",
    };

    private static readonly Dictionary<string, string> Lost = new(StringComparer.Ordinal)
    {
        ["not"] = "The values that it excludes are not excluded.",
        ["if"] = "The condition is left out, so that either case is allowed.",
        ["then"] = "The condition is left out, so that either case is allowed.",
        ["else"] = "The condition is left out, so that either case is allowed.",
        ["patternProperties"] = "Members whose names fit a pattern are kept as additional members, as any JSON.",
        ["unevaluatedProperties"] = "Further members are allowed and kept.",
        ["unevaluatedItems"] = "Further items are allowed.",
        ["prefixItems"] = "The items are any JSON values, in any order.",
        ["contains"] = "The items need not hold such a value.",
        ["minContains"] = "The items need not hold such a value.",
        ["maxContains"] = "The items may hold more such values.",
        ["dependentRequired"] = "The members that depend on another are optional.",
        ["dependentSchemas"] = "What depends on a member is left out.",
        ["dependencies"] = "What depends on a member is left out.",
        ["propertyNames"] = "Any name is allowed.",
        ["$dynamicRef"] = "What it points at is not followed; the value may be any JSON.",
        ["$recursiveRef"] = "What it points at is not followed; the value may be any JSON.",
        ["$dynamicAnchor"] = "The anchor is left out.",
        ["$recursiveAnchor"] = "The anchor is left out.",
        ["$anchor"] = "The anchor is left out.",
        ["contentSchema"] = "The text is not looked into.",
        ["minProperties"] = "Any number of members is allowed.",
        ["maxProperties"] = "Any number of members is allowed.",
        ["discriminator"] = "The class has the members of all shapes; the member that tells them apart is an ordinary one.",
    };

    private readonly HashSet<SpecNode> _flattening = [];
    private int _depth;
    private int _steps;

    /// <summary>
    /// The schemas among the components that were reached.
    /// </summary>
    public HashSet<SpecNode> Reached { get; } = [];

    /// <summary>
    /// The schema that a node stands for when what stands around it are annotations, and whether null is allowed there beside it.
    /// </summary>
    public (SpecNode Core, bool IsNullable) Unwrap(SpecNode node)
    {
        var nullable = false;
        for (var steps = 0; steps < SpecLimits.MaxDepth; steps++)
        {
            Reach(node);
            if (Wrapped(node) is not { } inner)
            {
                break;
            }

            nullable |= node["nullable"] is { IsTrue: true } || inner.HasNull;
            node = inner.Node;
        }

        return (node, nullable);
    }

    /// <summary>
    /// Everything that a schema says, with its unions made into one shape where there is one.
    /// </summary>
    public ExpandedSchema Read(SpecNode node)
    {
        var schema = new ExpandedSchema();
        if (!_flattening.Add(node))
        {
            schema.IsAny = true;
            return schema;
        }

        _depth++;
        Apply(schema, node, [], isTop: true);
        MergeAlternatives(schema, node);
        _depth--;
        _flattening.Remove(node);
        return schema;
    }

    /// <summary>
    /// What a value is to which each of several schemas may apply.
    /// </summary>
    public ExpandedSchema ReadUnion(IReadOnlyList<SpecNode> nodes)
    {
        var schema = new ExpandedSchema();
        schema.Alternatives.Add(nodes);
        MergeAlternatives(schema, nodes[0]);
        return schema;
    }

    private void MergeAlternatives(ExpandedSchema schema, SpecNode node)
    {
        foreach (var alternatives in schema.Alternatives)
        {
            var variants = alternatives.Select(alternative => Read(Unwrap(alternative) is var (core, nullable) && Note(schema, nullable) ? core : alternative)).ToList();
            SchemaUnion.Merge(schema, variants, (what, instead) => log.Lose(node, "union", what, instead));
        }
    }

    private static bool Note(ExpandedSchema schema, bool nullable)
    {
        schema.IsNullable |= nullable;
        return true;
    }

    // A chain of references has no end that the depth of the document would set, and two in each link double with every one.
    private void Apply(ExpandedSchema schema, SpecNode node, HashSet<SpecNode> seen, bool isTop)
    {
        if (++_depth > SpecLimits.MaxDepth || ++_steps > SpecLimits.MaxSteps)
        {
            throw new BuildFailure($"{file.Name} in line {node.Line}: this schema leads through too many others to be read; cut the document down to the operations that matter.");
        }

        ApplyBounded(schema, node, seen, isTop);
        _depth--;
    }

    private void ApplyBounded(ExpandedSchema schema, SpecNode node, HashSet<SpecNode> seen, bool isTop)
    {
        Reach(node);
        if (!node.IsMapping)
        {
            if (node is { Kind: SpecNodeKind.Boolean, IsTrue: false })
            {
                log.Lose(node, "false schema", "The schema false allows no value.", "It is taken for any JSON value.");
            }

            return;
        }

        if (!seen.Add(node))
        {
            return;
        }

        if (node["$ref"] is not null)
        {
            if (file.FieldsBesideReferencesCount)
            {
                ApplyFields(schema, node, seen, isTop);
            }
            else
            {
                Describe(schema, node);
            }

            Apply(schema, Follow(node), seen, isTop);
            return;
        }

        ApplyFields(schema, node, seen, isTop);
    }

    private void ApplyFields(ExpandedSchema schema, SpecNode node, HashSet<SpecNode> seen, bool isTop)
    {
        Describe(schema, node);
        foreach (var (key, value) in node.Fields)
        {
            switch (key)
            {
                case "type":
                    ApplyType(schema, value, isTop);
                    break;
                case "nullable":
                    schema.IsNullable |= isTop && value.IsTrue;
                    break;
                case "enum":
                    schema.Values = [.. value.Items];
                    break;
                case "const":
                    schema.Values = [value];
                    break;
                case "properties":
                    foreach (var (name, property) in value.Fields)
                    {
                        schema.AddProperty(name, property);
                    }

                    break;
                case "required":
                    schema.Required.UnionWith(value.Items.Select(item => item.Text));
                    break;
                case "additionalProperties":
                    schema.Additional ??= value;
                    break;
                case "items":
                    schema.Items.Add(value);
                    break;
                case "allOf":
                    foreach (var part in value.Items)
                    {
                        Apply(schema, part, seen, isTop && value.Items.Count == 1);
                    }

                    break;
                case "oneOf" or "anyOf" when value.Items.Count > 0:
                    var alternatives = value.Items.Where(item => !IsEmptyField(item)).ToList();
                    schema.IsNullable |= alternatives.Count < value.Items.Count;
                    schema.Alternatives.Add(alternatives);
                    break;
                case "description" or "title":
                    break;
                default:
                    ApplyOther(schema, key, value);
                    break;
            }
        }
    }

    private void ApplyOther(ExpandedSchema schema, string key, SpecNode value)
    {
        if (Merged.Contains(key))
        {
            schema.Keywords.TryAdd(key, value);
        }
        else if (!Ignored.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
        {
            log.Lose(value, key, $"The keyword {key} has no form in our specs.", Lost.GetValueOrDefault(key, "It is left out."));
        }
    }

    private static void ApplyType(ExpandedSchema schema, SpecNode value, bool isTop)
    {
        var names = value.Kind == SpecNodeKind.List ? value.Items.Select(item => item.Text).ToHashSet() : [value.Text];
        schema.IsNullable |= names.Remove("null") && isTop;
        if (schema.Types is null)
        {
            schema.Types = names;
        }
        else if (schema.Types.Overlaps(names))
        {
            schema.Types.IntersectWith(names);
        }
    }

    private static void Describe(ExpandedSchema schema, SpecNode node) =>
        schema.Description ??= PlainText.Of(JsonValues.Text(node["description"])) ?? PlainText.Of(JsonValues.Text(node["title"]));

    private (SpecNode Node, bool HasNull)? Wrapped(SpecNode node)
    {
        if (!node.IsMapping)
        {
            return null;
        }

        if (node["$ref"] is not null)
        {
            return !file.FieldsBesideReferencesCount || HasOnly(node, "$ref") ? (Follow(node), false) : null;
        }

        if (node["allOf"] is { Items: [var single] } && HasOnly(node, "allOf"))
        {
            return (single, false);
        }

        foreach (var key in (string[])["oneOf", "anyOf"])
        {
            if (node[key] is { Items.Count: > 0 } union && HasOnly(node, key))
            {
                var values = union.Items.Where(item => !IsNull(item) && !IsEmptyField(item)).ToList();
                return values is [var only] ? (only, union.Items.Count > 1) : null;
            }
        }

        return null;
    }

    // One step, so that each schema on the way counts as reached.
    private SpecNode Follow(SpecNode node) => file.ResolveOnce(node);

    private void Reach(SpecNode node)
    {
        if (SpecFile.ComponentName(node) is not null)
        {
            Reached.Add(node);
        }
    }

    private static bool HasOnly(SpecNode node, string keyword) => node.Fields.Keys.All(key =>
        key == keyword || Annotations.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal));

    // A form has no null but the empty value, so a document that allows the empty text beside something else means that.
    private static bool IsEmptyField(SpecNode node)
    {
        if (node is not { IsMapping: true } || node["enum"] is not { Items: [{ Kind: SpecNodeKind.Text, Text: "" }] })
        {
            return false;
        }

        var owner = node.Parent;
        while (owner is not null && !owner.Key.StartsWith(FormEncoding.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            owner = owner.Parent;
        }

        return owner is not null;
    }

    private static bool IsNull(SpecNode node) =>
        node["type"] is { } type && (type.Text == "null" || type is { Items: [{ Text: "null" }] })
        || node["const"] is { Kind: SpecNodeKind.Null }
        || node["enum"] is { Items: [{ Kind: SpecNodeKind.Null }] };
}
