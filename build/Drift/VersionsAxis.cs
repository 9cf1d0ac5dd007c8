using Sessions.Build.Steps;

namespace Sessions.Build.Drift;

/// <summary>
/// The version of each package against what changed in its spec since the last release.
/// </summary>
internal sealed class VersionsAxis(Repository repository) : IDriftAxis
{
    public string Name => "versions";

    public Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken) =>
        new VersionStep(repository).RunAsync(cancellationToken);
}
