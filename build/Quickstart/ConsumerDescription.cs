using Sessions.Build.Checks.Packages;

namespace Sessions.Build.Quickstart;

/// <summary>
/// What a consumer is made of.
/// </summary>
/// <param name="Packages">The version of each package that it names, and no other.</param>
/// <param name="Feeds">The folders with packages, beside the sources that the machine has.</param>
/// <param name="Frameworks">The target frameworks.</param>
internal sealed record ConsumerDescription(
    IReadOnlyDictionary<string, string> Packages, IReadOnlyList<string> Feeds, IReadOnlyList<string> Frameworks)
{
    public const string NewestFramework = "net10.0";

    /// <summary>
    /// The target framework of a library, which a program for the newest framework runs.
    /// </summary>
    public const string LibraryFramework = "netstandard2.0";

    /// <summary>
    /// The packages of others that it names as well, each at exactly the lowest version that ours take.
    /// </summary>
    public IReadOnlyList<PackageDependency> Floors { get; init; } = [];

    /// <summary>
    /// A consumer of the clients of all providers, for the newest framework.
    /// </summary>
    public static ConsumerDescription Of(Repository repository, IReadOnlyList<PackageContents> packages) => new(
        repository.FindProviders()
            .Select(provider => Path.GetFileNameWithoutExtension(provider.ProjectPath))
            .ToDictionary(id => id, id => packages.Single(package => package.Id == id).Version, StringComparer.Ordinal),
        [repository.PackagesFolder],
        [NewestFramework]);
}
