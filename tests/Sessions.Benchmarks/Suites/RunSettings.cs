using Sessions.Benchmarks.Measuring;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// How thoroughly is measured.
/// </summary>
internal sealed record RunSettings
{
    public required RaceSettings Memory { get; init; }

    /// <summary>
    /// The calls to the sandbox; null to leave them out.
    /// </summary>
    public required RaceSettings? Loopback { get; init; }

    public required RaceSettings Throughput { get; init; }

    public required int ColdStarts { get; init; }

    /// <summary>
    /// What the figures of the README come from.
    /// </summary>
    public static RunSettings Full { get; } = new()
    {
        Memory = new RaceSettings(Rounds: 25, Milliseconds(10), Milliseconds(120)),
        Loopback = new RaceSettings(Rounds: 11, Milliseconds(12), Milliseconds(60)),
        Throughput = new RaceSettings(Rounds: 11, Milliseconds(150), Milliseconds(150)),
        ColdStarts = 11,
    };

    /// <summary>
    /// Enough to see a regression.
    /// </summary>
    public static RunSettings Short { get; } = new()
    {
        Memory = new RaceSettings(Rounds: 13, Milliseconds(5), Milliseconds(120)),
        Loopback = null,
        Throughput = new RaceSettings(Rounds: 5, Milliseconds(100), Milliseconds(100)),
        ColdStarts = 3,
    };

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
