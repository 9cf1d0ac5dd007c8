namespace Sessions.Build.Benchmarks.Results;

/// <summary>
/// What one contender came to in one case, round by round. The rounds of all contenders of a case lie side by side in time.
/// </summary>
/// <param name="Case">What was done.</param>
/// <param name="Transport">Where to: one of <see cref="TransportName" />.</param>
/// <param name="Contender">Who did it.</param>
/// <param name="Nanoseconds">The time of a call in each round.</param>
/// <param name="Bytes">The bytes that a call allocated in each round.</param>
internal sealed record Measurement(
    string Case, string Transport, string Contender, IReadOnlyList<double> Nanoseconds, IReadOnlyList<double> Bytes);
