using System.Text.Json.Nodes;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Steps;
using YamlDotNet.Core;

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
            var spec = await ReadSpecAsync(provider, cancellationToken);
            var provenance = new ProvenanceDocument(await ReadYamlAsync(provider.ProvenanceName, cancellationToken));
            problems.AddRange(provenance.ProblemsFor(spec).Select(problem => $"{provider.ProvenanceName}: {problem}"));
            rows += provenance.RowCount;
        }

        return problems.Count == 0
            ? $"{rows} rows, nothing in a spec without one, none without its part"
            : throw new BuildFailure("The provenance does not fit the specs; say in provenance.yaml where each part was seen, and take out what is gone.", problems);
    }

    private async Task<ParsedSpec> ReadSpecAsync(Provider provider, CancellationToken cancellationToken)
    {
        var yaml = await ReadAsync(provider.SpecName, cancellationToken);
        SpecsStep.ThrowIfAny(SpecCheck.Run(provider.SpecName, yaml), provider.SpecName);
        return new ParsedSpec(provider.Name, YamlFile.Parse(yaml));
    }

    private async Task<JsonObject> ReadYamlAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return YamlFile.Parse(await ReadAsync(name, cancellationToken)) is { } root && root["rows"] is JsonArray && root["sources"] is JsonObject
                ? root
                : throw new BuildFailure($"{name} has no list of rows, or no sources; write both, as the provenance of another provider has them.");
        }
        catch (YamlException exception)
        {
            throw new BuildFailure($"{name}({exception.Start.Line},{exception.Start.Column}): This is not YAML: {exception.Message}");
        }
    }

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken) =>
        File.Exists(repository.PathTo(name))
            ? await File.ReadAllTextAsync(repository.PathTo(name), cancellationToken)
            : throw new BuildFailure($"{name} does not exist; write it, or restore it from version control.");
}
