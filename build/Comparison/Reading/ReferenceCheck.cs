namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// Resolves every <c>$ref</c> of a document once, so that a comparison does not fail halfway, or pass because nothing led there.
/// </summary>
internal static class ReferenceCheck
{
    private const int NodesBetweenChecks = 4096;

    public static void Run(SpecFile file, CancellationToken cancellationToken)
    {
        var seen = new HashSet<SpecNode>();
        var waiting = new Stack<SpecNode>([file.Root]);
        while (waiting.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (seen.Count % NodesBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            file.Resolve(node);
            foreach (var (key, value) in node.Fields)
            {
                if (!HoldsFreeValue(node, key))
                {
                    waiting.Push(value);
                }
            }

            foreach (var item in node.Items)
            {
                waiting.Push(item);
            }
        }
    }

    /// <summary>
    /// Whether a value is data and no part of the document's grammar, unless a member happens to be called so.
    /// </summary>
    public static bool HoldsFreeValue(SpecNode parent, string key) =>
        (key is "example" or "examples" or "default" or "enum" or "const" || key.StartsWith("x-", StringComparison.Ordinal))
        && parent.Key is not ("properties" or "schemas");
}
