using Sessions.Build.Benchmarks;
using Sessions.Build.Benchmarks.Report;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Tests.Build.Benchmarks;

/// <summary>
/// Results in which every contender takes the same, but for what a test says.
/// </summary>
internal static class SampleResults
{
    internal static BenchmarkResults Create(params Measurement[] changed)
    {
        var contenders = ContenderTitle.All.Select(contender => contender.Name).Append("bare-send").Append("http-client");
        var cases = CaseName.Calls.Concat([CaseName.Resolve, CaseName.ColdStart, CaseName.Throughput, CaseName.Pipeline]);
        var measurements =
            from caseName in cases
            from transport in new[] { TransportName.Memory, TransportName.Loopback }
            from contender in contenders
            select changed.FirstOrDefault(measurement => (measurement.Case, measurement.Transport, measurement.Contender) == (caseName, transport, contender))
                ?? Measure(caseName, contender, [1000], transport);
        return new BenchmarkResults(
            new DateOnly(2026, 11, 22),
            new Machine("A processor", 2, "Linux", ".NET 10", "1.0 before and 2.0 after"),
            [.. measurements],
            new Dictionary<string, double>
            {
                [BenchmarkResults.Gen2Collections] = 0,
                [BenchmarkResults.SessionBytes] = 2000,
                [BenchmarkResults.PageBytes] = 56000,
                [GeneratedLines.PerOperation] = 190,
                [GeneratedLines.CodePerOperation] = 100,
                [GeneratedLines.StockPerOperation] = 340,
                [GeneratedLines.StockCodePerOperation] = 250,
            });
    }

    internal static Measurement Measure(string caseName, string contender, double[] nanoseconds, string transport = TransportName.Memory)
    {
        return new Measurement(caseName, transport, contender, nanoseconds, [.. nanoseconds.Select(_ => 500.0)]);
    }
}
