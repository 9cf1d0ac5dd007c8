using Sessions.Build.Checks.Provenance;

namespace Sessions.Build.Drift;

/// <summary>
/// Each spec against the record of where its parts were seen: nothing without a row, no row without its part.
/// </summary>
internal sealed class ProvenanceAxis(Repository repository) : IDriftAxis
{
    public string Name => "provenance";

    public async Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var rows = 0;
        foreach (var provider in repository.FindProviders())
        {
            var spec = new ParsedSpec(provider.Name, YamlFile.Parse(await ReadAsync(provider.SpecName, cancellationToken)));
            var provenance = new ProvenanceDocument(YamlFile.Parse(await ReadAsync(provider.ProvenanceName, cancellationToken)));
            problems.AddRange(provenance.ProblemsFor(spec).Select(problem => $"{provider.ProvenanceName}: {problem}"));
            rows += provenance.RowCount;
        }

        return problems.Count == 0
            ? $"{rows} rows, nothing in a spec without one, none without its part"
            : throw new BuildFailure("The provenance does not fit the specs; say in provenance.yaml where each part was seen, and take out what is gone.", problems);
    }

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken) =>
        File.Exists(repository.PathTo(name))
            ? await File.ReadAllTextAsync(repository.PathTo(name), cancellationToken)
            : throw new BuildFailure($"{name} is missing; write where each part of the spec was seen.");
}
