using Sessions.Build.Comparison.Operations;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison;

/// <summary>
/// Compares two specs by what they mean, and says of each difference what it means for a program that uses the C# client.
/// </summary>
internal static class SpecComparison
{
    /// <returns>The differences, the worst first; none when the two mean the same.</returns>
    public static IReadOnlyList<Difference> Run(SpecFile from, SpecFile to, CancellationToken cancellationToken)
    {
        var differences = new DifferenceList(from, to);
        var schemas = new SchemaComparison(from, to, differences, cancellationToken);
        CompareInfo(from.Root, to.Root, differences);
        ServerComparison.Run(from.Root, to.Root, differences);
        var security = new SecurityComparison(from, to, differences);
        security.CompareSchemes();
        security.CompareDefaults();
        var operations = OperationMatch.Of(OperationList.Read(from), OperationList.Read(to));
        foreach (var removed in operations.Removed)
        {
            differences.Add(ChangeRules.OperationRemoved, removed.Name, $"{removed.Address} was removed", removed.Node, PathsOf(to));
        }

        foreach (var added in operations.Added)
        {
            differences.Add(ChangeRules.OperationAdded, added.Name, $"{added.Address} was added", PathsOf(from), added.Node);
        }

        foreach (var (fromOperation, toOperation) in operations.Matched)
        {
            cancellationToken.ThrowIfCancellationRequested();
            new OperationComparison(from, to, fromOperation, toOperation, differences, schemas).Run();
            security.CompareOperation(fromOperation, toOperation);
        }

        schemas.Complete();
        return differences.Sorted;
    }

    private static void CompareInfo(SpecNode from, SpecNode to, DifferenceList differences)
    {
        if (from["info"] is { } fromInfo && to["info"] is { } toInfo && !SpecNode.AreEqual(fromInfo, toInfo))
        {
            differences.Add(ChangeRules.DocumentationChanged, "document", "info changed", fromInfo, toInfo);
        }

        differences.AddWords("document", from, to);
        differences.AddExtensions("document", from, to);
    }

    private static SpecNode PathsOf(SpecFile file) => file.Root["paths"] ?? file.Root;
}
