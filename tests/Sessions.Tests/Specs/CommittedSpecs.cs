using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// The specs of all providers, and where their parts were seen, as they are committed.
/// </summary>
internal static class CommittedSpecs
{
    internal static IReadOnlyList<ParsedSpec> All { get; } = new[] { "humanloop", "orq", "portal", "whylabs" }
        .Select(provider => new ParsedSpec(provider, YamlFile.Parse(SourceTree.Read($"specs/{provider}/openapi.yaml"))))
        .ToArray();

    internal static ParsedSpec Of(string provider)
    {
        return All.Single(spec => spec.Provider == provider);
    }

    internal static ProvenanceDocument ProvenanceOf(string provider)
    {
        return new ProvenanceDocument(YamlFile.Parse(SourceTree.Read($"specs/{provider}/provenance.yaml")));
    }
}
