namespace Sessions.Benchmarks.Measuring;

/// <summary>
/// How long a race is.
/// </summary>
/// <param name="Rounds">How often each entrant has its turn.</param>
/// <param name="Turn">How long a turn is about.</param>
/// <param name="WarmUp">How long each one runs before it counts.</param>
internal sealed record RaceSettings(int Rounds, TimeSpan Turn, TimeSpan WarmUp);
