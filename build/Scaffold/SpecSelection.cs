namespace Sessions.Build.Scaffold;

/// <summary>
/// What to take of a document, and the answers to what it leaves open.
/// </summary>
/// <param name="Tags">Tags whose operations are taken. Without tags and paths, all are.</param>
/// <param name="Paths">Paths whose operations are taken.</param>
/// <param name="Pagination">How listings are paged, where the document does not tell.</param>
internal sealed record SpecSelection(IReadOnlyList<string> Tags, IReadOnlyList<string> Paths, IReadOnlyList<string> Pagination)
{
    public static SpecSelection Everything { get; } = new([], [], []);
}
