using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// The specs of all providers, and where their parts were seen, as they are committed.
/// </summary>
internal static class CommittedSpecs
{
    internal static IReadOnlyList<ParsedSpec> All { get; } = Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "specs"))
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal)
        .Select(provider => new ParsedSpec(provider, YamlFile.Parse(SourceTree.Read($"specs/{provider}/openapi.yaml"))))
        .ToArray();

    /// <summary>
    /// The specs that were reconstructed by hand, and are held against hand-written lists.
    /// </summary>
    internal static IReadOnlyList<ParsedSpec> Reconstructed { get; } =
        [.. All.Where(spec => KnownOperation.Providers.Contains(spec.Provider))];

    internal static ParsedSpec Of(string provider)
    {
        return All.Single(spec => spec.Provider == provider);
    }

    internal static ProvenanceDocument ProvenanceOf(string provider)
    {
        return new ProvenanceDocument(YamlFile.Parse(SourceTree.Read($"specs/{provider}/provenance.yaml")));
    }
}
