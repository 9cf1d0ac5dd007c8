using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Compares what is said about a schema where it is used: whether null may stand there, defaults, marks, words.
/// </summary>
internal static class WrapperComparison
{
    private const string CSharpMarks = "x-csharp-";

    public static void Run(SchemaPair pair, SchemaComparison comparison)
    {
        var fromShape = comparison.ShapeOf(pair.From);
        var toShape = comparison.ShapeOf(pair.To);
        CompareNull(pair, comparison, fromShape, toShape);
        CompareDefault(pair, comparison);
        CompareFlag(pair, comparison, "readOnly", ChangeRules.ReadOnlyAdded, ChangeRules.ReadOnlyRemoved);
        CompareFlag(pair, comparison, "writeOnly", ChangeRules.WriteOnlyAdded, ChangeRules.WriteOnlyRemoved);
        CompareFlag(pair, comparison, "deprecated", ChangeRules.SchemaDeprecated, ChangeRules.SchemaNoLongerDeprecated);
        comparison.Differences.AddWords(
            pair.Label, pair.From, pair.To, (view, key) => Find(pair, view, key), pair.From.Site, pair.To.Site);
        if (comparison.Differences.ComparesCSharp)
        {
            CompareMarks(pair, comparison);
        }
    }

    private static SpecNode? Find(SchemaPair pair, SchemaView view, string key) => pair.Part switch
    {
        SchemaPart.Whole => view.Effective(key),
        SchemaPart.Wrappers => view.Wrappers.Select(wrapper => wrapper[key]).FirstOrDefault(value => value is not null),
        _ => view.Core[key],
    };

    private static bool AllowsNull(SchemaPair pair, SchemaView view, SchemaShape shape) =>
        (pair.Part != SchemaPart.Core && (view.IsUnionWithNull || view.Wrappers.Any(wrapper => wrapper["nullable"]?.IsTrue == true)))
        || (pair.Part != SchemaPart.Wrappers && shape.AllowsNull);

    private static void CompareNull(SchemaPair pair, SchemaComparison comparison, SchemaShape fromShape, SchemaShape toShape)
    {
        var was = AllowsNull(pair, pair.From, fromShape);
        var isNow = AllowsNull(pair, pair.To, toShape);
        if (was == isNow || fromShape.Type != toShape.Type)
        {
            return;
        }

        var isOptional = pair.Member?.IsAlwaysOptional == true;
        var isValue = CSharpType.IsValue(fromShape) && !isOptional;
        var rule = (isNow, isValue, isOptional) switch
        {
            (true, true, _) => ChangeRules.NullAllowedInValue,
            (false, true, _) => ChangeRules.NullForbiddenInValue,
            (true, _, true) => ChangeRules.NullAllowedInOptional,
            (false, _, true) => ChangeRules.NullForbiddenInOptional,
            (true, _, _) => ChangeRules.NullAllowed,
            (false, _, _) => ChangeRules.NullForbidden,
        };
        Add(pair, comparison, rule, isNow ? "may be null now" : "may not be null any more", "nullable");
    }

    private static void CompareDefault(SchemaPair pair, SchemaComparison comparison)
    {
        var was = Find(pair, pair.From, "default");
        var isNow = Find(pair, pair.To, "default");
        if (!SpecNode.AreEqual(was, isNow))
        {
            var rule = was is not null && isNow is not null ? ChangeRules.DefaultChanged : ChangeRules.DefaultDescribed;
            Add(pair, comparison, rule, DifferenceList.Describe("the default", was, isNow), "default");
        }
    }

    private static void CompareFlag(SchemaPair pair, SchemaComparison comparison, string key, ChangeRule added, ChangeRule removed)
    {
        var was = Find(pair, pair.From, key)?.IsTrue == true;
        var isNow = Find(pair, pair.To, key)?.IsTrue == true;
        if (was != isNow)
        {
            Add(pair, comparison, isNow ? added : removed, isNow ? $"{key} added" : $"{key} removed", key);
        }
    }

    private static void CompareMarks(SchemaPair pair, SchemaComparison comparison)
    {
        var keys = Nodes(pair, pair.From).Concat(Nodes(pair, pair.To))
            .SelectMany(node => node.Fields.Keys)
            .Where(key => key.StartsWith(CSharpMarks, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var was = Find(pair, pair.From, key);
            var isNow = Find(pair, pair.To, key);
            if (!SpecNode.AreEqual(was, isNow))
            {
                Add(pair, comparison, ChangeRules.CSharpMarkChanged, DifferenceList.Describe(key, was, isNow), key);
            }
        }

        if (pair.Part != SchemaPart.Wrappers)
        {
            comparison.Differences.AddExtensions(pair.Label, pair.From.Core, pair.To.Core, [.. keys]);
        }
    }

    private static IEnumerable<SpecNode> Nodes(SchemaPair pair, SchemaView view) =>
        pair.Part == SchemaPart.Core ? [view.Core] : pair.Part == SchemaPart.Wrappers ? view.Wrappers : [.. view.Wrappers, view.Core];

    private static void Add(SchemaPair pair, SchemaComparison comparison, ChangeRule rule, string text, string key) =>
        comparison.Differences.Add(
            rule,
            pair.Label,
            text,
            pair.Positions,
            pair.UsedBy,
            Find(pair, pair.From, key) ?? Owner(pair, pair.From),
            Find(pair, pair.To, key) ?? Owner(pair, pair.To));

    private static SpecNode Owner(SchemaPair pair, SchemaView view) => pair.Part == SchemaPart.Core ? view.Core : view.Site;
}
