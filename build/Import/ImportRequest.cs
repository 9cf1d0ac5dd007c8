namespace Sessions.Build.Import;

/// <summary>
/// What to take of a document, and the answers to what it leaves open.
/// </summary>
internal sealed record ImportRequest
{
    /// <summary>
    /// What the provider is called in C#, a name that no type can have then; null when that is not known yet.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>
    /// Tags whose operations are taken. Without tags and paths, all are.
    /// </summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Paths whose operations are taken: as they stand in the document, or their beginning and a <c>*</c>.
    /// </summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>
    /// How listings are paged, where the document does not tell. The last answer that fits an operation counts.
    /// </summary>
    public IReadOnlyList<PaginationAnswer> Pagination { get; init; } = [];

    /// <summary>
    /// The operation whose call is the health check, by its C# name or its id in the document; null leaves the choice to the import.
    /// </summary>
    public string? HealthCheck { get; init; }

    /// <summary>
    /// The address of the provider, in place of the one in the document; null keeps that.
    /// </summary>
    public string? BaseAddress { get; init; }
}
