using System.Text.Json.Nodes;
using Sessions.Build.Import.Pagination;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// An operation of the spec.
/// </summary>
/// <param name="Source">What it was made of.</param>
/// <param name="Path">Its path in the spec.</param>
/// <param name="Name">What its method is called.</param>
/// <param name="Definition">The operation, complete but for what depends on all operations.</param>
/// <param name="Security">The alternatives of its credential.</param>
/// <param name="AddedStatuses">Responses that the source does not have.</param>
/// <param name="Mark">How it is paged; null when it is not.</param>
internal sealed record ImportedOperation(
    SourceOperation Source,
    string Path,
    string Name,
    JsonObject Definition,
    JsonArray Security,
    IReadOnlyList<string> AddedStatuses,
    PaginationMark? Mark)
{
    /// <summary>
    /// Where it stands in the spec, as provenance and linter write it.
    /// </summary>
    public string Pointer => $"#/paths/{Path.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}/{Source.Method}";

    public bool TakesCredential => Security.Count > 0 && Security.All(alternative => alternative!.AsObject().Count > 0);
}
