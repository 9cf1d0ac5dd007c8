using System.Diagnostics;

namespace Sessions.Proofs;

/// <summary>
/// Samples how much managed memory and working set the process has beyond what it had at the start.
/// </summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private const double BytesInMebibyte = 1024 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly long _managedAtStart = GC.GetTotalMemory(forceFullCollection: true);
    private readonly long _workingSetAtStart = WorkingSet();
    private readonly Task _sampling;
    private long _managedPeak;
    private long _workingSetPeak;

    public MemoryWatch()
    {
        _sampling = SampleAsync();
    }

    /// <summary>
    /// The largest growth of the managed heap, in MiB; garbage that is not collected yet counts.
    /// </summary>
    public double ManagedGrowth => Math.Max(0, Interlocked.Read(ref _managedPeak) - _managedAtStart) / BytesInMebibyte;

    /// <summary>
    /// The largest growth of the working set, in MiB.
    /// </summary>
    public double WorkingSetGrowth => Math.Max(0, Interlocked.Read(ref _workingSetPeak) - _workingSetAtStart) / BytesInMebibyte;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sampling;
        _stop.Dispose();
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private async Task SampleAsync()
    {
        do
        {
            _managedPeak = Math.Max(_managedPeak, GC.GetTotalMemory(forceFullCollection: false));
            _workingSetPeak = Math.Max(_workingSetPeak, WorkingSet());
            await Task.Delay(Interval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!_stop.IsCancellationRequested);
    }
}
