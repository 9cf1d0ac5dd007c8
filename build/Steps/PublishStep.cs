using Sessions.Build.Checks.Packages;
using Sessions.Build.Publishing;

namespace Sessions.Build.Steps;

/// <summary>
/// Publishes packages and their symbols, each after those that it depends on. What the feed has already is skipped, so that a run which
/// failed halfway is gone on with by running it again.
/// </summary>
internal sealed class PublishStep(string packagesFolder, IPackageFeed feed)
{
    private const string CoreId = "Sessions.Core";

    /// <summary>
    /// The packages to publish, in their order: all, or the one of a provider and Core, which it needs.
    /// </summary>
    public static IReadOnlyList<PackageContents> Select(IReadOnlyList<PackageContents> packages, Provider? provider) =>
        [.. packages
            .Where(package => provider is null || package.Id == CoreId || package.Id == Path.GetFileNameWithoutExtension(provider.ProjectPath))
            .OrderBy(package => package.Id != CoreId)
            .ThenBy(package => package.Id, StringComparer.Ordinal)];

    /// <summary>
    /// Says what would be published.
    /// </summary>
    public async Task<IReadOnlyList<Publication>> PreviewAsync(IReadOnlyList<PackageContents> packages, CancellationToken cancellationToken)
    {
        var publications = new List<Publication>();
        foreach (var package in packages)
        {
            var isThere = await feed.HasAsync(package.Id, package.Version, cancellationToken);
            publications.Add(new Publication(package.Id, package.Version, isThere ? "is there already" : "would be published"));
        }

        return publications;
    }

    /// <summary>
    /// Publishes packages.
    /// </summary>
    public async Task<IReadOnlyList<Publication>> RunAsync(
        IReadOnlyList<PackageContents> packages, Action<string> report, CancellationToken cancellationToken)
    {
        var publications = new List<Publication>();
        foreach (var package in packages)
        {
            report($"publishing {package.Id} {package.Version}");
            try
            {
                publications.Add(new Publication(package.Id, package.Version, await PublishAsync(package, cancellationToken)));
            }
            catch (BuildFailure failure)
            {
                throw new BuildFailure(failure.Message, [.. publications.Select(Describe), .. failure.Details]);
            }
        }

        return publications;
    }

    public static string Describe(Publication publication) => $"{publication.Id} {publication.Version} {publication.Outcome}";

    private async Task<string> PublishAsync(PackageContents package, CancellationToken cancellationToken)
    {
        var path = Path.Combine(packagesFolder, $"{package.Id}.{package.Version}");
        var isNew = !await feed.HasAsync(package.Id, package.Version, cancellationToken)
            && await feed.PushAsync(path + ".nupkg", cancellationToken);

        // Of a package that was there already, too: the run before may have ended between the two.
        var areSymbolsNew = await feed.PushSymbolsAsync(path + ".snupkg", cancellationToken);
        return (isNew, areSymbolsNew) switch
        {
            (true, true) => "is published, with symbols",
            (true, false) => "is published; its symbols were there already",
            (true, null) => "is published; the feed takes no symbols",
            (false, true) => "was there already; its symbols are published",
            (false, _) => "was there already",
        };
    }
}
