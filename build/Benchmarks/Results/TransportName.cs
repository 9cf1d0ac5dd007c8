namespace Sessions.Build.Benchmarks.Results;

/// <summary>
/// Where the calls of a measurement go.
/// </summary>
internal static class TransportName
{
    /// <summary>A handler in memory: processor time.</summary>
    public const string Memory = "memory";

    /// <summary>The sandbox in another process: time on the wall clock.</summary>
    public const string Loopback = "loopback";
}
