using Sessions.Build.Checks.Packages;
using Sessions.Build.PublicApi;

namespace Sessions.Build.Drift;

/// <summary>
/// The committed listings of the public API against the assemblies in the packages.
/// </summary>
internal sealed class PublicApiAxis(Repository repository, Func<IReadOnlyList<PackageContents>?> packages) : IDriftAxis
{
    public string Name => "api";

    public Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var packed = packages() ?? throw new BuildFailure("Not compared, since there are no packages to read; mend those first.");
            var differences = new PublicApiFiles(repository).Compare(packed);
            return differences.Count == 0
                ? $"the public API of {packed.Count} packages is as listed"
                : throw new BuildFailure(
                    "The public API is not what is listed; run `dotnet run --project build -- api` and commit the listings if the change is meant.", differences);
        },
        cancellationToken);
}
