using Sessions.Build.Comparison;

namespace Sessions.Build.Releases;

/// <summary>
/// How two versions of one spec differ.
/// </summary>
/// <param name="Provider">The provider, or null when two documents of unknown origin were compared.</param>
/// <param name="From">The older document, as it stands in messages.</param>
/// <param name="To">The newer document, as it stands in messages.</param>
/// <param name="Differences">The differences, the worst first; null when there is no older document.</param>
/// <param name="Version">What that means for the package; null without a provider or an older document.</param>
internal sealed record SpecDiff(
    Provider? Provider, string From, string To, IReadOnlyList<Difference>? Differences, VersionAdvice? Version)
{
    /// <summary>
    /// The worst that it means, or null when nothing differs.
    /// </summary>
    public static Impact? Worst(IReadOnlyList<Difference> differences) => differences.Count == 0 ? null : differences.Max(difference => difference.Impact);
}
