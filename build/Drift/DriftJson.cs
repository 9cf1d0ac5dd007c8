using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sessions.Build.Drift;

/// <summary>
/// The report for machines.
/// </summary>
internal static class DriftJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // It is read by programs and in logs, not put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<AxisVerdict> verdicts) => JsonSerializer.Serialize(
        new
        {
            ok = verdicts.All(verdict => verdict.IsOk),
            axes = verdicts.Select(verdict => new
            {
                name = verdict.Axis,
                ok = verdict.IsOk,
                text = verdict.Text,
                details = verdict.Details,
                seconds = Math.Round(verdict.Elapsed.TotalSeconds, 1),
            }),
        },
        Format);
}
