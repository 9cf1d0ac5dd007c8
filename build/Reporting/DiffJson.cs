using System.Text.Encodings.Web;
using System.Text.Json;
using Sessions.Build.Comparison;
using Sessions.Build.Releases;

namespace Sessions.Build.Reporting;

/// <summary>
/// The differences of specs as JSON, for machines.
/// </summary>
internal static class DiffJson
{
    // It is read in a pipe, never put into a page.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<SpecDiff> diffs) => JsonSerializer.Serialize(diffs.Select(Describe), Options);

    private static object Describe(SpecDiff diff) => new
    {
        Provider = diff.Provider?.Name,
        diff.From,
        diff.To,
        Comparable = diff.Differences is not null,
        Impact = diff.Differences is { } all && SpecDiff.Worst(all) is { } worst ? DiffText.Name(worst) : "none",
        Package = diff.Version?.Package,
        VersionBefore = diff.Version?.Before.ToString(),
        VersionDemanded = diff.Version?.Demanded.ToString(),
        VersionCurrent = diff.Version?.Current.ToString(),
        Differences = (diff.Differences ?? []).Select(Describe),
    };

    private static object Describe(Difference difference) => new
    {
        Impact = DiffText.Name(difference.Impact),
        Rule = difference.Rule.Id,
        difference.Subject,
        difference.Text,
        difference.Rule.Because,
        Sent = difference.Positions.HasFlag(Positions.Request),
        Read = difference.Positions.HasFlag(Positions.Response),
        difference.UsedBy,
        difference.From,
        difference.To,
    };
}
