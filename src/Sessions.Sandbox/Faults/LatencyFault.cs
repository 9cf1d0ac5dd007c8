namespace Sessions.Sandbox;

/// <summary>
/// A reply that is held back.
/// </summary>
internal sealed class LatencyFault(TimeSpan delay, TimeSpan jitter)
    : SandboxFault($"latency={FaultDuration.Text(delay)}" + (jitter == TimeSpan.Zero ? string.Empty : $";jitter={FaultDuration.Text(jitter)}"))
{
    private readonly TimeSpan _delay = FaultDuration.Checked("latency", delay);
    private readonly TimeSpan _jitter = FaultDuration.Checked("jitter", jitter);

    /// <summary>
    /// For how long, with a part of the jitter.
    /// </summary>
    public TimeSpan Delay(double chance)
    {
        return _delay + (_jitter * chance);
    }
}
