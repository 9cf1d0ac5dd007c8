using Sessions.Build.Steps;

namespace Sessions.Build.Drift;

/// <summary>
/// The generated code against the specs, the templates, nswag.json and the version of the generator: everything is generated for real, and
/// not a byte may change.
/// </summary>
internal sealed class GeneratedAxis(Repository repository) : IDriftAxis
{
    public string Name => "generated";

    public async Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var drift = new DriftStep(repository);
        drift.Remember();
        await new GenerateStep(repository).RunAsync(repository.FindProviders(), report, cancellationToken);
        return $"{drift.Compare()} generated files, not a byte changed";
    }
}
