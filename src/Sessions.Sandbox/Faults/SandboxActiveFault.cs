namespace Sessions.Sandbox;

/// <summary>
/// A fault of a sandbox, which goes when it is disposed or when it has hit as many requests as its scope says.
/// </summary>
public sealed class SandboxActiveFault : IDisposable
{
    private readonly SandboxFaults _owner;
    private readonly Random _random;
    private int _hits;

    internal SandboxActiveFault(SandboxFaults owner, SandboxFault fault, SandboxFaultScope scope, Random random)
    {
        _owner = owner;
        _random = random;
        Fault = fault;
        Scope = scope;
    }

    /// <summary>
    /// What goes wrong.
    /// </summary>
    public SandboxFault Fault { get; }

    /// <summary>
    /// Which requests it hits.
    /// </summary>
    public SandboxFaultScope Scope { get; }

    /// <summary>
    /// How many requests it has hit so far.
    /// </summary>
    public int Hits => Volatile.Read(ref _hits);

    internal bool IsSpent => _hits >= Scope.Times;

    /// <summary>
    /// Removes the fault; requests under way are not changed any more by that.
    /// </summary>
    public void Dispose()
    {
        _owner.Remove(this);
    }

    /// <summary>
    /// Lets chance decide about a request that fits. Called by one thread at a time.
    /// </summary>
    /// <returns>The fault as it hits the request; null when it does not.</returns>
    internal FaultHit? Draw()
    {
        if (Scope.Probability is { } probability && _random.NextDouble() >= probability)
        {
            return null;
        }

        Interlocked.Increment(ref _hits);
        return new FaultHit(Fault, _random.NextDouble());
    }
}
