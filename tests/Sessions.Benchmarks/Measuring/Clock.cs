using System.Diagnostics;

namespace Sessions.Benchmarks.Measuring;

/// <summary>
/// What time is measured by. Calls in memory take nothing but processor time, which does not grow when others load the machine; calls to a
/// server wait, so that only the wall clock tells.
/// </summary>
internal sealed class Clock
{
    private readonly Func<TimeSpan> _now;

    private Clock(Func<TimeSpan> now)
    {
        _now = now;
    }

    /// <summary>
    /// The processor time of this process.
    /// </summary>
    public static Clock Processor { get; } = new(static () => Environment.CpuUsage.TotalTime);

    /// <summary>
    /// The wall clock.
    /// </summary>
    public static Clock Wall { get; } = new(static () => Stopwatch.GetElapsedTime(0));

    public TimeSpan Now => _now();
}
