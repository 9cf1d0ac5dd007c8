using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Compares what two schemas say: type, format, values, members, unions, and every keyword that no rule is about.
/// </summary>
internal sealed class ShapeComparison
{
    // Compared here, in the wrappers or in the limits, or without a meaning for values.
    private static readonly HashSet<string> KnownKeywords =
    [
        "$anchor", "$comment", "$defs", "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "const", "contentEncoding",
        "contentMediaType", "default", "deprecated", "description", "discriminator", "enum", "example", "examples", "exclusiveMaximum",
        "exclusiveMinimum", "externalDocs", "format", "items", "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength",
        "minProperties", "minimum", "multipleOf", "nullable", "oneOf", "pattern", "properties", "readOnly", "required", "title", "type",
        "uniqueItems", "writeOnly", "xml",
    ];

    private readonly SchemaPair _pair;
    private readonly SchemaComparison _comparison;
    private readonly SchemaShape _from;
    private readonly SchemaShape _to;

    private ShapeComparison(SchemaPair pair, SchemaComparison comparison)
    {
        _pair = pair;
        _comparison = comparison;
        _from = comparison.ShapeOf(pair.From);
        _to = comparison.ShapeOf(pair.To);
    }

    public static void Run(SchemaPair pair, SchemaComparison comparison) => new ShapeComparison(pair, comparison).Run();

    private void Run()
    {
        if (_from.Type != _to.Type)
        {
            Add(ChangeRules.TypeChanged, $"the type changed from {_from.Type} to {_to.Type}", "type");
            return;
        }

        CompareFormat();
        CompareValues();
        new MemberComparison(_pair, _comparison).Run();
        CompareElements();
        CompareUnions();
        foreach (var (rule, text, key) in LimitComparison.Run(_from, _to))
        {
            Add(rule, text, key);
        }

        foreach (var key in _from.Keys.Union(_to.Keys).Where(key => !KnownKeywords.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal)))
        {
            if (!SpecNode.AreEqual(_from.Get(key), _to.Get(key)))
            {
                Add(ChangeRules.KeywordChanged, DifferenceList.Describe($"'{key}'", _from.Get(key), _to.Get(key)), key);
            }
        }
    }

    private void CompareFormat()
    {
        if (_from.Format != _to.Format)
        {
            var sameType = CSharpType.OfFormat(_from.Type, _from.Format) == CSharpType.OfFormat(_to.Type, _to.Format);
            Add(
                sameType ? ChangeRules.FormatChanged : ChangeRules.FormatChangesType,
                $"the format changed from {_from.Format ?? "none"} to {_to.Format ?? "none"}",
                "format");
        }
    }

    private void CompareValues()
    {
        if (_from.Enumeration is null || _to.Enumeration is null)
        {
            if (_from.Enumeration is not null)
            {
                Add(ChangeRules.EnumRemoved, "the list of values was removed", "enum");
            }
            else if (_to.Enumeration is not null)
            {
                Add(ChangeRules.EnumAdded, $"a list of {_to.Enumeration.Count} values was added", "enum");
            }

            return;
        }

        foreach (var value in _from.Enumeration.Where(value => !Holds(_to.Enumeration, value)))
        {
            Add(ChangeRules.EnumValueRemoved, $"the value '{value}' was removed", value, Field(_pair.To, _to, "enum"));
        }

        foreach (var value in _to.Enumeration.Where(value => !Holds(_from.Enumeration, value)))
        {
            Add(ChangeRules.EnumValueAdded, $"the value '{value}' was added", Field(_pair.From, _from, "enum"), value);
        }
    }

    private static bool Holds(IEnumerable<SpecNode> values, SpecNode value) => values.Any(other => SpecNode.AreEqual(value, other));

    private void CompareElements()
    {
        if (_from.Get("items") is null != _to.Get("items") is null)
        {
            Add(ChangeRules.TypeChanged, _to.Get("items") is null ? "the type of the items was removed" : "a type of the items was added", "items");
        }

        if (_from.MapValue is null != _to.MapValue is null)
        {
            Add(
                ChangeRules.MapChanged,
                _to.MapValue is null ? "the values of the map have no type any more" : "it became a map with values of a type",
                "additionalProperties");
        }
        else if (_from.ForbidsAdditionalMembers != _to.ForbidsAdditionalMembers)
        {
            Add(
                _to.ForbidsAdditionalMembers ? ChangeRules.AdditionalMembersForbidden : ChangeRules.AdditionalMembersAllowed,
                _to.ForbidsAdditionalMembers ? "members without a name of their own are forbidden" : "members without a name of their own are allowed",
                "additionalProperties");
        }
    }

    private void CompareUnions()
    {
        if (_from.Variants is null != _to.Variants is null)
        {
            Add(ChangeRules.UnionChanged, _to.Variants is null ? "it is no union any more" : "it became a union", (_from.Variants ?? _to.Variants)!.Key);
        }
        else if (_from.Variants is { } fromUnion && _to.Variants is { } toUnion)
        {
            if (fromUnion.Key != toUnion.Key)
            {
                Add(ChangeRules.UnionKindChanged, $"{fromUnion.Key} became {toUnion.Key}", fromUnion, toUnion);
            }

            var match = VariantMatch.Of(_pair.From.File, _pair.To.File, _from, _to);
            foreach (var variant in match.Removed)
            {
                Add(ChangeRules.VariantRemoved, $"the shape {NameOf(_pair.From, variant)} was removed", variant, toUnion);
            }

            foreach (var variant in match.Added)
            {
                Add(ChangeRules.VariantAdded, $"the shape {NameOf(_pair.To, variant)} was added", fromUnion, variant);
            }
        }

        if (!SpecNode.AreEqual(_from.Get("discriminator"), _to.Get("discriminator")))
        {
            Add(ChangeRules.DiscriminatorChanged, "the discriminator changed", "discriminator");
        }

        if (_comparison.Differences.ComparesCSharp && !_from.Bases.SequenceEqual(_to.Bases))
        {
            Add(ChangeRules.BaseChanged, $"what it is made of changed from {Names(_from)} to {Names(_to)}", "allOf");
        }
    }

    private static string Names(SchemaShape shape) => shape.Bases.Count == 0 ? "nothing" : string.Join(", ", shape.Bases);

    private string NameOf(SchemaView owner, SpecNode variant)
    {
        var view = SchemaView.Of(owner.File, variant);
        return view.Name ?? _comparison.ShapeOf(view).Type;
    }

    private static SpecNode Field(SchemaView view, SchemaShape shape, string key) => shape.Get(key) ?? view.Core;

    private void Add(ChangeRule rule, string text, string key) => Add(rule, text, Field(_pair.From, _from, key), Field(_pair.To, _to, key));

    private void Add(ChangeRule rule, string text, SpecNode fromNode, SpecNode toNode) =>
        _comparison.Differences.Add(rule, _pair.Label, text, _pair.Positions, _pair.UsedBy, fromNode, toNode);
}
