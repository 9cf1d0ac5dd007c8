using Sessions.Build.Checks.Packages;
using Sessions.Build.Steps;

namespace Sessions.Build.Drift;

/// <summary>
/// What the packages hold against what they should hold, file by file. They are packed anew.
/// </summary>
internal sealed class PackagesAxis(Repository repository) : IDriftAxis
{
    public string Name => "packages";

    /// <summary>
    /// The packages, once they have been found to be right.
    /// </summary>
    public IReadOnlyList<PackageContents>? Packages { get; private set; }

    public async Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken)
    {
        Packages = await new PackStep(repository).RunAsync(report, cancellationToken);
        return $"{Packages.Count} packages hold what they should, {Packages.Sum(package => package.Files.Count)} files";
    }
}
