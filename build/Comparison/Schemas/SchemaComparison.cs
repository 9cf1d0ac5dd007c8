using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Compares all schemas of two documents. First it follows every use, so that it knows of each pair of schemas whether it is sent, read
/// or both; then it compares each pair once. A pair that comes back to itself is met again and not followed again.
/// </summary>
internal sealed class SchemaComparison(SpecFile from, SpecFile to, DifferenceList differences, CancellationToken cancellationToken)
{
    private const int UsesBetweenChecks = 1024;

    private readonly Dictionary<(SpecNode From, SpecNode To, SchemaPart Part), SchemaPair> _pairs = [];
    private readonly List<SchemaPair> _inOrder = [];
    private readonly Queue<Use> _waiting = [];
    private readonly Dictionary<SpecNode, SchemaShape> _shapes = [];

    public DifferenceList Differences => differences;

    /// <summary>
    /// Tells that two schemas stand for each other.
    /// </summary>
    /// <param name="fromSchema">The older schema, or a reference to it.</param>
    /// <param name="toSchema">The newer schema, or a reference to it.</param>
    /// <param name="positions">Whether it is sent or read.</param>
    /// <param name="operation">The operation that does it; empty for none.</param>
    /// <param name="label">What messages call it, when it has no name.</param>
    public void AddUse(SpecNode fromSchema, SpecNode toSchema, Positions positions, string operation, string label) =>
        _waiting.Enqueue(new Use(fromSchema, toSchema, positions, operation, label, Member: null));

    /// <summary>
    /// Compares what was told, and the schemas that no operation uses but that C# types are made of.
    /// </summary>
    public void Complete()
    {
        FollowUses();
        if (differences.ComparesCSharp)
        {
            AddUnusedComponents();
            FollowUses();
        }

        var names = new TypeNames(from, to, this);
        foreach (var pair in _inOrder)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WrapperComparison.Run(pair, this);
            if (pair.Part != SchemaPart.Wrappers)
            {
                ShapeComparison.Run(pair, this);
            }

            if (differences.ComparesCSharp)
            {
                names.Compare(pair);
            }
        }

        if (differences.ComparesCSharp)
        {
            names.Complete();
        }
    }

    public SchemaShape ShapeOf(SchemaView view)
    {
        if (!_shapes.TryGetValue(view.Core, out var shape))
        {
            shape = SchemaShape.Of(view);
            _shapes.Add(view.Core, shape);
        }

        return shape;
    }

    private void FollowUses()
    {
        for (var count = 1; _waiting.TryDequeue(out var use); count++)
        {
            if (count % UsesBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Follow(use);
        }
    }

    private void Follow(Use use)
    {
        var fromView = SchemaView.Of(from, use.From);
        var toView = SchemaView.Of(to, use.To);
        SchemaPair pair;
        if (fromView.Name is null || toView.Name is null)
        {
            pair = PairOf(new SchemaPair(SchemaPart.Whole, fromView, toView, use.Label, use.Member), fromView.Site, toView.Site);
        }
        else
        {
            if (fromView.Wrappers.Count + toView.Wrappers.Count > 0 || fromView.Name != toView.Name)
            {
                PairOf(new SchemaPair(SchemaPart.Wrappers, fromView, toView, use.Label, use.Member), fromView.Site, toView.Site)
                    .Note(use.Positions, use.Operation);
            }

            pair = PairOf(new SchemaPair(SchemaPart.Core, fromView, toView, toView.Name, Member: null), fromView.Core, toView.Core);
        }

        if (pair.Note(use.Positions, use.Operation))
        {
            AddChildren(pair, use.Operation);
        }
    }

    private SchemaPair PairOf(SchemaPair candidate, SpecNode fromNode, SpecNode toNode)
    {
        if (!_pairs.TryGetValue((fromNode, toNode, candidate.Part), out var pair))
        {
            pair = candidate;
            _pairs.Add((fromNode, toNode, candidate.Part), pair);
            _inOrder.Add(pair);
        }

        return pair;
    }

    private void AddChildren(SchemaPair pair, string operation)
    {
        var fromShape = ShapeOf(pair.From);
        var toShape = ShapeOf(pair.To);
        if (fromShape.Type != toShape.Type)
        {
            return;
        }

        foreach (var (name, member) in fromShape.Members)
        {
            if (toShape.Members.TryGetValue(name, out var counterpart))
            {
                var use = new MemberUse(fromShape.Required.Contains(name), toShape.Required.Contains(name));
                _waiting.Enqueue(new Use(
                    member, counterpart, OfMember(pair.Positions, member, counterpart), operation, $"{pair.Label}.{name}", use));
            }
        }

        if (fromShape.Get("items") is { } fromItems && toShape.Get("items") is { } toItems)
        {
            _waiting.Enqueue(new Use(fromItems, toItems, pair.Positions, operation, $"{pair.Label}[]", Member: null));
        }

        if (fromShape.MapValue is { } fromValue && toShape.MapValue is { } toValue)
        {
            _waiting.Enqueue(new Use(fromValue, toValue, pair.Positions, operation, $"{pair.Label}{{}}", Member: null));
        }

        foreach (var (fromVariant, toVariant) in VariantMatch.Of(from, to, fromShape, toShape).Matched)
        {
            _waiting.Enqueue(new Use(
                fromVariant, toVariant, pair.Positions, operation, $"{pair.Label} (shape {fromVariant.Key})", Member: null));
        }
    }

    // A read-only member is not sent and a write-only one is not read; yet its C# type counts, so it is never used nowhere.
    private static Positions OfMember(Positions positions, SpecNode fromMember, SpecNode toMember)
    {
        if (fromMember["readOnly"]?.IsTrue == true && toMember["readOnly"]?.IsTrue == true)
        {
            return Positions.Response;
        }

        return fromMember["writeOnly"]?.IsTrue == true && toMember["writeOnly"]?.IsTrue == true ? Positions.Request : positions;
    }

    private void AddUnusedComponents()
    {
        var seenFrom = _inOrder.Select(pair => pair.From.Core).ToHashSet();
        var seenTo = _inOrder.Select(pair => pair.To.Core).ToHashSet();
        foreach (var (name, schema) in from.Schemas)
        {
            if (to.Schemas.TryGetValue(name, out var counterpart) && !(seenFrom.Contains(schema) && seenTo.Contains(counterpart)))
            {
                AddUse(schema, counterpart, Positions.Both, operation: "", name);
            }
        }
    }

    private sealed record Use(SpecNode From, SpecNode To, Positions Positions, string Operation, string Label, MemberUse? Member);
}
