using System.Text.Json.Nodes;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// An operation of a spec.
/// </summary>
internal sealed record SpecOperation(string Provider, string Method, string Path, string Pointer, JsonObject Definition, ParsedSpec Spec)
{
    internal string OperationId => Text("operationId");

    /// <summary>
    /// The name of the C# method, without Async.
    /// </summary>
    internal string CSharpName => Text("x-csharp-name");

    /// <summary>
    /// The method and the path as they are sent, the path of the server included.
    /// </summary>
    internal string HttpLine => $"{Method} {Spec.ServerPath}{Path}";

    internal bool IsRetrySafe => Definition["x-retry-safe"]?.GetValue<bool>() == true;

    internal bool IsPaged => Definition["x-pagination"] is not null;

    /// <summary>
    /// The name of the method that lists everything page by page.
    /// </summary>
    internal string ListingName =>
        (CSharpName.IndexOf("List", StringComparison.Ordinal) is >= 0 and var at ? CSharpName.Insert(at + "List".Length, "All") : "ListAll" + CSharpName) + "Async";

    internal long? TimeoutSeconds => Definition["x-timeout-seconds"]?.GetValue<long>();

    /// <summary>
    /// The alternatives of security: an object without members means that no credential is one of them.
    /// </summary>
    internal JsonArray Security => Definition["security"]?.AsArray() ?? Spec.Root["security"]?.AsArray() ?? [];

    internal bool MayHaveEmptyBody => Definition["responses"]!.AsObject()
        .Any(response => response.Key.StartsWith('2') && response.Value!["x-empty-body"]?.GetValue<bool>() == true);

    public override string ToString()
    {
        return $"{Provider}/{OperationId}";
    }

    private string Text(string member)
    {
        return Definition[member]?.GetValue<string>() ?? string.Empty;
    }
}
