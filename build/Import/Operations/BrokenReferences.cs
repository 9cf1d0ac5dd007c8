using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Finds operations that lead to a <c>$ref</c> without a target. What nothing leads to that was asked for may be broken.
/// </summary>
internal sealed class BrokenReferences(SpecFile file, ImportLog log)
{
    /// <summary>
    /// Whether an operation leads to one, which is told then.
    /// </summary>
    public bool AreReachedBy(SourceOperation operation)
    {
        var starts = operation.Node.Fields.Where(field => field.Key is "parameters" or "requestBody" or "responses").Select(field => field.Value)
            .Concat(operation.PathItem["parameters"] is { } shared ? [shared] : [])
            .Concat(Schemes(operation));
        if (Find(starts) is not var (reference, problem))
        {
            return false;
        }

        log.Lose(reference, "broken reference", $"{operation} leads to the $ref '{reference.Text}', which {Sentence(problem)}", "The operation is left out.");
        return true;
    }

    /// <summary>
    /// Tells on the paths that were asked for and are references without a target.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    public bool ArePaths(ImportRequest request)
    {
        var isAny = false;
        foreach (var (path, item) in file.Root["paths"]?.Fields ?? new Dictionary<string, SpecNode>())
        {
            if (OperationSelection.IsWanted(path, request) && file.BrokenReference(item) is var (reference, problem))
            {
                log.Lose(reference, "broken reference", $"The path {path} is the $ref '{reference.Text}', which {Sentence(problem)}", "Its operations are left out.");
                isAny = true;
            }
        }

        return isAny;
    }

    private IEnumerable<SpecNode> Schemes(SourceOperation operation) =>
        ((operation.Node["security"] ?? file.Root["security"])?.Items ?? [])
            .SelectMany(alternative => alternative.Fields.Keys)
            .Select(name => file.Root["components"]?["securitySchemes"]?[name])
            .OfType<SpecNode>();

    private (SpecNode Reference, string Problem)? Find(IEnumerable<SpecNode> starts)
    {
        var seen = new HashSet<SpecNode>();
        var waiting = new Stack<SpecNode>(starts);
        while (waiting.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (file.BrokenReference(node) is { } broken)
            {
                return broken;
            }

            waiting.Push(file.ResolveOnce(node));
            foreach (var value in node.Fields.Where(field => !ReferenceCheck.HoldsFreeValue(node, field.Key) && !AreLinks(node, field.Key)).Select(field => field.Value).Concat(node.Items))
            {
                waiting.Push(value);
            }

            foreach (var example in node.Key is "properties" or "schemas" ? [] : node["examples"]?.Fields.Values.Where(example => example["$ref"] is not null) ?? [])
            {
                waiting.Push(example);
            }
        }

        return null;
    }

    // No client follows the links of a response.
    private static bool AreLinks(SpecNode node, string key) => key == "links" && node.Parent?.Key == "responses";

    // The advice is for who writes the document.
    private static string Sentence(string problem) => problem.Split(';')[0] + ".";
}
