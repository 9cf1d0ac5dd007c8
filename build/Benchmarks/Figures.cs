using Sessions.Build.Benchmarks.Results;

namespace Sessions.Build.Benchmarks;

/// <summary>
/// Ratios of what was measured: the median of the ratios round by round, so that what slowed the machine for a while does not count.
/// </summary>
internal sealed class Figures(BenchmarkResults results)
{
    public double Time(string caseName, string transport, string contender, string against) =>
        Ratio(Find(caseName, transport, contender).Nanoseconds, Find(caseName, transport, against).Nanoseconds);

    public double Bytes(string caseName, string transport, string contender, string against) =>
        Ratio(Find(caseName, transport, contender).Bytes, Find(caseName, transport, against).Bytes);

    /// <summary>
    /// The time of a call in nanoseconds: the median of the rounds.
    /// </summary>
    public double Nanoseconds(string caseName, string transport, string contender) => Median(Find(caseName, transport, contender).Nanoseconds);

    /// <summary>
    /// The bytes that a call allocated: the median of the rounds.
    /// </summary>
    public double AllocatedBytes(string caseName, string transport, string contender) => Median(Find(caseName, transport, contender).Bytes);

    public double Count(string name) => results.Counts.TryGetValue(name, out var count)
        ? count
        : throw new BuildFailure($"The results of the benchmarks have no count of '{name}'; measure again with the verb bench.");

    public bool Has(string caseName, string transport, string contender) => Search(caseName, transport, contender) is not null;

    private static double Ratio(IReadOnlyList<double> values, IReadOnlyList<double> others) => Median(values.Zip(others, (value, other) => value / other));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private Measurement Find(string caseName, string transport, string contender) => Search(caseName, transport, contender)
        ?? throw new BuildFailure($"The results of the benchmarks have nothing of '{contender}' for '{caseName}' ({transport}); measure again with the verb bench.");

    private Measurement? Search(string caseName, string transport, string contender) => results.Measurements.FirstOrDefault(
        measurement => measurement.Case == caseName && measurement.Transport == transport && measurement.Contender == contender);
}
