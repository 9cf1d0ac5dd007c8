using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Schemas;

namespace Sessions.Build.Import.Pagination;

/// <summary>
/// A place of a request that can steer a listing.
/// </summary>
/// <param name="Text">The place as a mark names it.</param>
/// <param name="Name">The name on the wire.</param>
/// <param name="Node">What the source says of it.</param>
/// <param name="Kind">What it takes.</param>
internal sealed record RequestPlace(string Text, string Name, SpecNode Node, SchemaKind Kind)
{
    /// <summary>
    /// Whether no request can do without it.
    /// </summary>
    public bool IsRequired => Node["required"] is { IsTrue: true };
}
