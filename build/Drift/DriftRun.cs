using System.Diagnostics;
using Sessions.Build.Reporting;

namespace Sessions.Build.Drift;

/// <summary>
/// Checks one axis after another, all of them whatever the earlier ones said.
/// </summary>
internal static class DriftRun
{
    /// <summary>
    /// Checks the axes and tells a line for each, with what differs below it.
    /// </summary>
    public static async Task<IReadOnlyList<AxisVerdict>> CheckAsync(
        IReadOnlyList<IDriftAxis> axes, IAccount account, CancellationToken cancellationToken)
    {
        var verdicts = new List<AxisVerdict>();
        foreach (var axis in axes)
        {
            var verdict = await account.StepAsync(
                axis.Name,
                report => CheckAsync(axis, report, cancellationToken),
                verdict => verdict.IsOk ? $"ok: {verdict.Text}" : $"drifted: {verdict.Text}");
            foreach (var detail in verdict.Details)
            {
                account.Detail(detail);
            }

            verdicts.Add(verdict);
        }

        return verdicts;
    }

    private static async Task<AxisVerdict> CheckAsync(IDriftAxis axis, Action<string> report, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return new AxisVerdict(axis.Name, IsOk: true, await axis.CheckAsync(report, cancellationToken), [], watch.Elapsed);
        }
        catch (BuildFailure failure)
        {
            return new AxisVerdict(axis.Name, IsOk: false, failure.Message, failure.Details, watch.Elapsed);
        }
    }
}
