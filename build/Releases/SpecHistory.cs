using Sessions.Build.Comparison;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Releases;

/// <summary>
/// Compares a provider's spec as it was at a commit with what it is now.
/// </summary>
internal sealed class SpecHistory(Repository repository, GitHistory git)
{
    /// <param name="provider">The provider.</param>
    /// <param name="commit">The commit of the older spec.</param>
    /// <param name="reference">What messages call that commit.</param>
    /// <param name="to">The newer spec.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public async Task<SpecDiff> CompareAsync(Provider provider, string commit, string reference, SpecFile to, CancellationToken cancellationToken)
    {
        var name = $"{reference}:{provider.SpecName}";
        var content = await git.ReadAsync(commit, provider.SpecName, size => SpecFileReader.ThrowIfTooLarge(name, size), cancellationToken);
        if (content is null)
        {
            return new SpecDiff(provider, name, to.Name, Differences: null, Version: null);
        }

        var differences = SpecComparison.Run(SpecFileReader.Read(name, content, cancellationToken), to, cancellationToken);
        var current = await CurrentVersionAsync(provider, cancellationToken);
        var before = await VersionAtAsync(provider, commit, reference, cancellationToken) ?? current;
        return new SpecDiff(provider, name, to.Name, differences, Advise(provider, before, current, differences));
    }

    public Task<SpecFile> ReadCurrentAsync(Provider provider, CancellationToken cancellationToken) =>
        SpecFileReader.ReadFileAsync(repository.PathTo(provider.SpecName), provider.SpecName, cancellationToken);

    /// <summary>
    /// The version that the project of a provider says now.
    /// </summary>
    public async Task<SemanticVersion> CurrentVersionAsync(Provider provider, CancellationToken cancellationToken) =>
        PackageVersion.Read(repository.Name(provider.ProjectPath), await File.ReadAllBytesAsync(provider.ProjectPath, cancellationToken));

    public static VersionAdvice Advise(
        Provider provider, SemanticVersion before, SemanticVersion current, IReadOnlyList<Difference> differences) =>
        new(Path.GetFileNameWithoutExtension(provider.ProjectPath), before, before.After(SpecDiff.Worst(differences)), current);

    private async Task<SemanticVersion?> VersionAtAsync(Provider provider, string commit, string reference, CancellationToken cancellationToken)
    {
        var name = repository.Name(provider.ProjectPath);
        var project = await git.ReadAsync(commit, name, static _ => { }, cancellationToken);
        return project is null ? null : PackageVersion.Read($"{reference}:{name}", project);
    }
}
