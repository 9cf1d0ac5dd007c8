using Sessions.Build.Checks;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Finds the operations that were asked for.
/// </summary>
internal static class OperationSelection
{
    private const int NamesShown = 40;

    /// <summary>
    /// Every operation of a document, in its order.
    /// </summary>
    public static IReadOnlyList<SourceOperation> All(SpecFile file) =>
    [
        .. from path in file.Root["paths"]?.Fields ?? new Dictionary<string, SpecNode>()
           let item = file.BrokenReference(path.Value) is null ? file.Resolve(path.Value) : path.Value
           from field in item.Fields
           where OpenApiGrammar.Operations.Contains(field.Key) && field.Value.IsMapping
           select new SourceOperation(path.Key, field.Key, field.Value, item),
    ];

    /// <summary>
    /// Those that have one of the tags or stand at one of the paths; all when nothing is asked for.
    /// </summary>
    /// <param name="file">The document.</param>
    /// <param name="all">Its operations.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="hasBrokenPaths">Whether a path that is asked for can't be read, so that nobody knows what stands there.</param>
    /// <exception cref="BuildFailure">A tag or a path fits none.</exception>
    public static IReadOnlyList<SourceOperation> Select(SpecFile file, IReadOnlyList<SourceOperation> all, ImportRequest request, bool hasBrokenPaths)
    {
        if (hasBrokenPaths)
        {
            return [.. all.Where(operation => IsSelected(operation, request))];
        }

        if (all.Count == 0)
        {
            throw new BuildFailure($"{file.Name} has no operations; name a document that has paths.");
        }

        foreach (var tag in request.Tags.Where(tag => !all.Any(operation => operation.Tags.Contains(tag))))
        {
            throw Missing($"{file.Name} has no operation with the tag '{tag}'", tag, all.SelectMany(operation => operation.Tags), "tag");
        }

        foreach (var path in request.Paths.Where(path => !all.Any(operation => Fits(operation.Path, path))))
        {
            throw Missing($"{file.Name} has no operation at the path '{path}'", path.TrimEnd('*'), all.Select(operation => operation.Path), "path");
        }

        return [.. all.Where(operation => IsSelected(operation, request))];
    }

    private static bool IsSelected(SourceOperation operation, ImportRequest request) =>
        IsWanted(operation.Path, request) || operation.Tags.Any(request.Tags.Contains);

    /// <summary>
    /// Whether what stands at a path was asked for, whatever its tags are.
    /// </summary>
    public static bool IsWanted(string path, ImportRequest request) =>
        request is { Tags.Count: 0, Paths.Count: 0 } || request.Paths.Any(wanted => Fits(path, wanted));

    private static bool Fits(string path, string wanted) =>
        wanted.EndsWith('*') ? path.StartsWith(wanted[..^1], StringComparison.Ordinal) : path == wanted;

    private static BuildFailure Missing(string what, string name, IEnumerable<string> known, string kind)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToList();
        var rest = names.Count > NamesShown ? [$"and {names.Count - NamesShown} more"] : Array.Empty<string>();
        return new BuildFailure(
            names.Count == 0
                ? $"{what}, and no other {kind} either; leave the option out to take everything, or select by {(kind == "tag" ? "path" : "tag")}."
                : $"{what}.{Spelling.Suggest(name, names)} Take one of those below, in the same spelling.",
            names.Take(NamesShown).Concat(rest));
    }
}
