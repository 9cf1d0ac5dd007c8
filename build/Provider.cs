namespace Sessions.Build;

/// <summary>
/// A provider whose client is generated, and the project that compiles it.
/// </summary>
internal sealed record Provider(string Name, string ProjectPath)
{
    /// <summary>
    /// The path of the spec from the root, with slashes.
    /// </summary>
    public string SpecName => $"specs/{Name.ToLowerInvariant()}/openapi.yaml";

    /// <summary>
    /// The path of the record of where the spec's parts were seen.
    /// </summary>
    public string ProvenanceName => $"specs/{Name.ToLowerInvariant()}/provenance.yaml";

    /// <summary>
    /// What the generator writes for this provider, as paths from the root with slashes.
    /// </summary>
    public IReadOnlyList<string> GeneratedNames =>
    [
        $"generated/{Name}/{Name}SessionsClient.g.cs",
        $"generated/{Name}/{Name}SessionsContract.g.cs",
        $"generated/{Name}/{Name}Sessions.openapi.json",
        $"generated/{Name}/generated.lock",
    ];
}
