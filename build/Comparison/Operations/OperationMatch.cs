namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Which operations of two documents are the same: those at the same address, else those with the same identifier, else those with the
/// same name in C#.
/// </summary>
internal sealed record OperationMatch(
    IReadOnlyList<(OperationNode From, OperationNode To)> Matched, IReadOnlyList<OperationNode> Removed, IReadOnlyList<OperationNode> Added)
{
    public static OperationMatch Of(IReadOnlyList<OperationNode> from, IReadOnlyList<OperationNode> to)
    {
        var matched = new List<(OperationNode, OperationNode)>();
        var left = from.ToList();
        var right = to.ToList();
        Match(operation => operation.Address);
        Match(operation => operation.Template);
        Match(operation => operation.Id);
        Match(operation => operation.Name);
        return new OperationMatch(matched, left, right);

        void Match(Func<OperationNode, string?> keyOf)
        {
            var byKey = new Dictionary<string, OperationNode>(StringComparer.Ordinal);
            foreach (var operation in right)
            {
                if (keyOf(operation) is { } key)
                {
                    byKey.TryAdd(key, operation);
                }
            }

            foreach (var operation in left.ToList())
            {
                if (keyOf(operation) is { } key && byKey.Remove(key, out var counterpart))
                {
                    matched.Add((operation, counterpart));
                }
            }

            var leftDone = matched.Select(pair => pair.Item1).ToHashSet(ReferenceEqualityComparer.Instance);
            var rightDone = matched.Select(pair => pair.Item2).ToHashSet(ReferenceEqualityComparer.Instance);
            left.RemoveAll(leftDone.Contains);
            right.RemoveAll(rightDone.Contains);
        }
    }
}
