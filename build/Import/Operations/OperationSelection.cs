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
           let item = file.Resolve(path.Value)
           from field in item.Fields
           where OpenApiGrammar.Operations.Contains(field.Key) && field.Value.IsMapping
           select new SourceOperation(path.Key, field.Key, field.Value, item),
    ];

    /// <summary>
    /// Those that have one of the tags or stand at one of the paths; all when nothing is asked for.
    /// </summary>
    /// <exception cref="BuildFailure">A tag or a path fits none.</exception>
    public static IReadOnlyList<SourceOperation> Select(SpecFile file, IReadOnlyList<SourceOperation> all, ImportRequest request)
    {
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

        return request is { Tags.Count: 0, Paths.Count: 0 }
            ? all
            :
            [
                .. all.Where(operation =>
                    operation.Tags.Any(request.Tags.Contains) || request.Paths.Any(path => Fits(operation.Path, path))),
            ];
    }

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
