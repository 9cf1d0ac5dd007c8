using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Finds the operations of a document.
/// </summary>
internal static class OperationList
{
    public static IReadOnlyList<OperationNode> Read(SpecFile file) =>
    [
        .. from path in file.Root["paths"]?.Fields ?? new Dictionary<string, SpecNode>()
           let item = file.Resolve(path.Value)
           from field in item.Fields
           where OpenApiGrammar.Operations.Contains(field.Key) && field.Value.IsMapping
           select new OperationNode(field.Key, path.Key, item, field.Value),
    ];
}
