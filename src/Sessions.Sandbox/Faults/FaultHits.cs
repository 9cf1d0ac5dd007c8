namespace Sessions.Sandbox;

/// <summary>
/// The faults that hit one request, at most one of each kind.
/// </summary>
internal sealed class FaultHits
{
    private readonly List<FaultHit> _hits = [];

    /// <summary>
    /// None, for all requests that nothing hits.
    /// </summary>
    public static FaultHits None { get; } = new();

    public bool Any => _hits.Count > 0;

    /// <summary>
    /// The texts of the faults, separated by commas; null for none.
    /// </summary>
    public string? Text => Any ? string.Join(", ", _hits.Select(hit => hit.Fault)) : null;

    /// <summary>
    /// The faults of a kind.
    /// </summary>
    public IEnumerable<T> All<T>()
        where T : SandboxFault
    {
        return _hits.Select(hit => hit.Fault).OfType<T>();
    }

    /// <summary>
    /// The fault of a kind; null for none.
    /// </summary>
    public T? Get<T>()
        where T : SandboxFault
    {
        return All<T>().FirstOrDefault();
    }

    /// <summary>
    /// For how long the reply is held back.
    /// </summary>
    public TimeSpan Delay => _hits.Aggregate(TimeSpan.Zero, (sum, hit) => hit.Fault is LatencyFault latency ? sum + latency.Delay(hit.Chance) : sum);

    /// <summary>
    /// Whether another fault finds something to act on beside these.
    /// </summary>
    public bool HaveRoomFor(SandboxFault fault)
    {
        return _hits.TrueForAll(hit => hit.Fault.Kind != fault.Kind) && !(fault is OperationFault && Get<ReplyFault>() is not null);
    }

    public void Add(FaultHit hit)
    {
        _hits.Add(hit);
    }
}
