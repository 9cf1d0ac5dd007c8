using System.Globalization;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Compares how far values may go: lengths, numbers of items, bounds, patterns.
/// </summary>
internal static class LimitComparison
{
    /// <summary>
    /// The changes, each with what it says and the keyword that it stands in.
    /// </summary>
    public static IEnumerable<(ChangeRule Rule, string Text, string Key)> Run(SchemaShape from, SchemaShape to)
    {
        foreach (var key in (string[])["minLength", "minItems", "minProperties"])
        {
            if (Compare(key, Number(from, key), Number(to, key), tightensUpwards: true) is { } change)
            {
                yield return change;
            }
        }

        foreach (var key in (string[])["maxLength", "maxItems", "maxProperties"])
        {
            if (Compare(key, Number(from, key), Number(to, key), tightensUpwards: false) is { } change)
            {
                yield return change;
            }
        }

        if (Compare("minimum", Bound(from, "minimum", "exclusiveMinimum"), Bound(to, "minimum", "exclusiveMinimum"), tightensUpwards: true) is { } lower)
        {
            yield return lower;
        }

        if (Compare("maximum", Bound(from, "maximum", "exclusiveMaximum"), Bound(to, "maximum", "exclusiveMaximum"), tightensUpwards: false) is { } upper)
        {
            yield return upper;
        }

        if (CompareMultiples(Number(from, "multipleOf"), Number(to, "multipleOf")) is { } multiple)
        {
            yield return multiple;
        }

        var unique = to.Get("uniqueItems")?.IsTrue == true;
        if (unique != (from.Get("uniqueItems")?.IsTrue == true))
        {
            yield return unique
                ? (ChangeRules.LimitTightened, "no item may come twice any more", "uniqueItems")
                : (ChangeRules.LimitLoosened, "an item may come twice", "uniqueItems");
        }

        var (fromPattern, toPattern) = (from.Get("pattern"), to.Get("pattern"));
        if (!SpecNode.AreEqual(fromPattern, toPattern))
        {
            yield return (
                toPattern is null ? ChangeRules.LimitLoosened : ChangeRules.PatternChanged,
                DifferenceList.Describe("the pattern", fromPattern, toPattern),
                "pattern");
        }
    }

    private static (ChangeRule Rule, string Text, string Key)? Compare(string key, Limit? was, Limit? isNow, bool tightensUpwards)
    {
        if (was == isNow)
        {
            return null;
        }

        var tightened = was is null || (isNow is not null && (tightensUpwards ? isNow.CompareTo(was) > 0 : isNow.Mirror().CompareTo(was.Mirror()) > 0));
        return (
            tightened ? ChangeRules.LimitTightened : ChangeRules.LimitLoosened,
            $"{key} changed from {was?.ToString() ?? "none"} to {isNow?.ToString() ?? "none"}",
            key);
    }

    private static (ChangeRule Rule, string Text, string Key)? CompareMultiples(Limit? was, Limit? isNow)
    {
        if (was == isNow)
        {
            return null;
        }

        var loosened = isNow is null || (was is not null && isNow.Value != 0 && was.Value % isNow.Value == 0);
        return (
            loosened ? ChangeRules.LimitLoosened : ChangeRules.LimitTightened,
            $"multipleOf changed from {was?.ToString() ?? "none"} to {isNow?.ToString() ?? "none"}",
            "multipleOf");
    }

    private static Limit? Number(SchemaShape shape, string key) => Parse(shape.Get(key)) is { } value ? new Limit(value, IsExclusive: false) : null;

    // 3.0 has a flag beside the bound, 3.1 a bound of its own; where both stand, the stricter one counts.
    private static Limit? Bound(SchemaShape shape, string key, string exclusiveKey)
    {
        var bound = Parse(shape.Get(key));
        var exclusive = Parse(shape.Get(exclusiveKey));
        if (exclusive is { } value && (bound is not { } other || (key == "minimum" ? value >= other : value <= other)))
        {
            return new Limit(value, IsExclusive: true);
        }

        return bound is { } plain ? new Limit(plain, shape.Get(exclusiveKey)?.IsTrue == true) : null;
    }

    private static double? Parse(SpecNode? node) =>
        node is { Kind: SpecNodeKind.Number } && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private sealed record Limit(double Value, bool IsExclusive)
    {
        /// <summary>
        /// As lower bounds: the greater one lets less through.
        /// </summary>
        public int CompareTo(Limit other) => (Value, IsExclusive).CompareTo((other.Value, other.IsExclusive));

        public Limit Mirror() => this with { Value = -Value };

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsExclusive ? "beyond " : "")}{Value}");
    }
}
