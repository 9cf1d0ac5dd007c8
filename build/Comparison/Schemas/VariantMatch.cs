using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Which shapes of two unions stand for each other: those of the same name, else those that are equal, else those of the same type.
/// </summary>
internal sealed record VariantMatch(
    IReadOnlyList<(SpecNode From, SpecNode To)> Matched, IReadOnlyList<SpecNode> Removed, IReadOnlyList<SpecNode> Added)
{
    private static readonly VariantMatch Nothing = new([], [], []);

    public static VariantMatch Of(SpecFile from, SpecFile to, SchemaShape fromShape, SchemaShape toShape)
    {
        if (fromShape.Variants is not { } fromUnion || toShape.Variants is not { } toUnion)
        {
            return Nothing;
        }

        var matched = new List<(SpecNode, SpecNode)>();
        var left = fromUnion.Items.ToList();
        var right = toUnion.Items.ToList();
        Match(Named);
        Match(static (one, other) => SpecNode.AreEqual(one, other));
        Match(SameType);
        return new VariantMatch(matched, left, right);

        void Match(Func<SpecNode, SpecNode, bool> fits)
        {
            foreach (var one in left.ToList())
            {
                if (right.Find(other => fits(one, other)) is { } other)
                {
                    matched.Add((one, other));
                    left.Remove(one);
                    right.Remove(other);
                }
            }
        }

        bool Named(SpecNode one, SpecNode other) =>
            SchemaView.Of(from, one).Name is { } name && name == SchemaView.Of(to, other).Name;

        // Scalars only: two objects of different names are different shapes, whatever they have in common.
        bool SameType(SpecNode one, SpecNode other)
        {
            var fromType = SchemaShape.Of(SchemaView.Of(from, one)).Type;
            return fromType is not ("any" or "object") && fromType == SchemaShape.Of(SchemaView.Of(to, other)).Type;
        }
    }
}
