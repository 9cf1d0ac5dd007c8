namespace Sessions.Build.Import;

/// <summary>
/// What the user says of how listings are paged.
/// </summary>
/// <param name="Operation">The operation, by its C# name or its id in the document; null for all that are listings.</param>
/// <param name="Style">The style.</param>
/// <param name="Places">Fields of the mark, by their names, as <see cref="PaginationStyle" /> describes them.</param>
internal sealed record PaginationAnswer(string? Operation, PaginationStyle Style, IReadOnlyDictionary<string, string> Places)
{
    public const string Form = "[operation:]none|page|offset|cursor|link[,field=place…], such as 'ListThings:cursor,cursor=after,next=meta.next'";

    private static readonly string[] Fields =
        ["page", "firstPage", "offset", "cursor", "size", "next", "items", "identity", "total", "hasMore", "pageSize"];

    /// <summary>
    /// The answer as it was written.
    /// </summary>
    public string Text { get; private init; } = "";

    /// <summary>
    /// Reads the value of the option <c>--pagination</c>.
    /// </summary>
    /// <exception cref="BuildFailure">It is not of the form that <see cref="Form" /> shows.</exception>
    public static PaginationAnswer Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var colon = parts[0].LastIndexOf(':');
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !Fields.Contains(part[..equals]) || !places.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw new BuildFailure($"'{part}' in --pagination '{text}' is none of {string.Join(", ", Fields)} with its place, or stands twice; write {Form}.");
            }
        }

        return new PaginationAnswer(colon < 0 ? null : parts[0][..colon], StyleOf(parts[0][(colon + 1)..], text), places) { Text = text };
    }

    private static PaginationStyle StyleOf(string name, string text) => name switch
    {
        "none" => PaginationStyle.None,
        "page" or "page-number" => PaginationStyle.PageNumber,
        "offset" => PaginationStyle.Offset,
        "cursor" => PaginationStyle.Cursor,
        "link" => PaginationStyle.Link,
        _ => throw new BuildFailure($"'{name}' in --pagination '{text}' is no style; write {Form}."),
    };
}
