using Sessions.Build.Comparison.Reading;
using Sessions.Build.Releases;
using Sessions.Build.Reporting;

namespace Sessions.Build.Steps;

/// <summary>
/// Compares each spec with that of the last release, and fails when the package's version is lower than the change demands. A release is
/// a tag of the provider's name and the version, such as Orq/1.2.0, that HEAD descends from.
/// </summary>
internal sealed class VersionStep
{
    private readonly Repository _repository;
    private readonly GitHistory _git;
    private readonly SpecHistory _history;

    public VersionStep(Repository repository)
    {
        _repository = repository;
        _git = new GitHistory(repository);
        _history = new SpecHistory(repository, _git);
    }

    /// <returns>What was compared, or why there was nothing to compare, as the later part of a line.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        if (!await _git.ExistsAsync(cancellationToken))
        {
            return "not compared: this is not a Git repository, and releases are its tags";
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(SpecLimits.MaxTime);
        var tooLow = new List<string>();
        var released = new List<string>();
        foreach (var provider in _repository.FindProviders())
        {
            if (await FindLastReleaseAsync(provider, limit.Token) is { } release)
            {
                released.Add(release.Tag);
                tooLow.AddRange(await CompareAsync(provider, release.Tag, release.Version, limit.Token));
            }
        }

        if (tooLow.Count > 0)
        {
            throw new BuildFailure(
                "A version is lower than what changed since the last release demands; raise VersionPrefix as it stands below, or take the change back.",
                tooLow);
        }

        return released.Count > 0 ? $"high enough for what changed since {string.Join(", ", released)}"
            : await _git.IsShallowAsync(limit.Token) ? "not compared: this clone is shallow and has no tag of a release; fetch them with `git fetch --unshallow --tags`"
            : "nothing has been released yet, so every version is free";
    }

    private async Task<(string Tag, SemanticVersion Version)?> FindLastReleaseAsync(Provider provider, CancellationToken cancellationToken)
    {
        var prefix = $"{provider.Name}/";
        (string Tag, SemanticVersion Version)? last = null;
        foreach (var tag in await _git.ListTagsAsync(prefix, cancellationToken))
        {
            if (SemanticVersion.TryParse(tag[prefix.Length..], out var version) && (last is not { } best || version.CompareTo(best.Version) > 0))
            {
                last = (tag, version);
            }
        }

        return last;
    }

    private async Task<IEnumerable<string>> CompareAsync(
        Provider provider, string tag, SemanticVersion released, CancellationToken cancellationToken)
    {
        var diff = await _history.CompareAsync(
            provider, $"refs/tags/{tag}", tag, await _history.ReadCurrentAsync(provider, cancellationToken), cancellationToken);
        if (diff.Differences is not { } differences)
        {
            throw new BuildFailure($"The release {tag} holds no {provider.SpecName}, so its spec can't be compared; tag the commit that was released.");
        }

        // The tag counts, not what the project said at it: the tag is the name under which the package is known.
        var advice = SpecHistory.Advise(provider, released, await _history.CurrentVersionAsync(provider, cancellationToken), differences);
        return advice.IsEnough
            ? []
            : [$"{_repository.Name(provider.ProjectPath)} says {advice.Current}; {DiffText.Count(differences)} since {tag} {(differences.Count == 1 ? "demands" : "demand")} {advice.Demanded} at least; see `dotnet run --project build -- diff --from {tag} --provider {provider.Name}`"];
    }
}
