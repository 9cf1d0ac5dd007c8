using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// An operation of the source document.
/// </summary>
/// <param name="Path">Its path.</param>
/// <param name="Method">Its HTTP method, in small letters.</param>
/// <param name="Node">The operation.</param>
/// <param name="PathItem">What stands around it.</param>
internal sealed record SourceOperation(string Path, string Method, SpecNode Node, SpecNode PathItem)
{
    public string? Id => JsonValues.Text(Node["operationId"]);

    public IEnumerable<string> Tags => Node["tags"]?.Items.Select(tag => tag.Text).Where(tag => tag.Length > 0) ?? [];

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";
}
