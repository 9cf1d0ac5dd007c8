using Sessions.Build.Comparison;
using Sessions.Build.Releases;

namespace Sessions.Build.Reporting;

/// <summary>
/// The differences of a spec as lines: what it is all together, each difference with its reason and places, and the next version.
/// </summary>
internal static class DiffText
{
    private const int ImpactWidth = 15;

    public static IEnumerable<string> Write(SpecDiff diff)
    {
        var subject = diff.Provider?.Name ?? "Documents";
        if (diff.Differences is not { } differences)
        {
            yield return $"{subject}: {diff.From} does not exist, so there is nothing to compare with.";
            yield break;
        }

        yield return $"{subject}: {Count(differences)} between {diff.From} and {diff.To}";
        foreach (var difference in differences)
        {
            yield return $"  {Name(difference.Impact).PadRight(ImpactWidth)}{difference.Subject}: {difference.Text}";
            yield return $"  {new string(' ', ImpactWidth)}{difference.Rule.Id}: {difference.Rule.Because}{Use(difference)}";
            yield return $"  {new string(' ', ImpactWidth)}from {difference.From}";
            yield return $"  {new string(' ', ImpactWidth)}to   {difference.To}";
        }

        if (diff.Version is { } version)
        {
            yield return $"{version.Package}: {Advice(version)}";
        }
    }

    public static string Name(Impact impact) => impact switch
    {
        Impact.Breaking => "breaking",
        Impact.Additive => "additive",
        _ => "documentation",
    };

    /// <summary>
    /// How many differences there are of each kind, the worst first.
    /// </summary>
    public static string Count(IReadOnlyList<Difference> differences) =>
        differences.Count == 0
            ? "no differences"
            : string.Join(", ", differences
                .GroupBy(difference => difference.Impact)
                .OrderByDescending(group => group.Key)
                .Select(group => $"{group.Count()} {Name(group.Key)}"));

    private static string Use(Difference difference)
    {
        var positions = difference.Positions switch
        {
            Positions.Request => "sent",
            Positions.Response => "read",
            Positions.Both => "sent and read",
            _ => "",
        };
        return positions.Length == 0 ? ""
            : difference.UsedBy.Count == 0 ? $" ({positions})"
            : $" ({positions}; {string.Join(", ", difference.UsedBy)})";
    }

    private static string Advice(VersionAdvice version) => (version.Demanded == version.Before, version.IsEnough, version.Before == version.Current) switch
    {
        (true, _, _) => $"{version.Before} may stay",
        (_, _, true) => $"{version.Before} becomes {version.Demanded}",
        (_, true, _) => $"{version.Before} becomes {version.Demanded}; the project says {version.Current} already, which is enough",
        _ => $"{version.Before} becomes {version.Demanded}; the project says {version.Current}, which is too low",
    };
}
