using System.Globalization;
using Sessions.Benchmarks.Contenders;
using Sessions.Benchmarks.Measuring;
using Sessions.Benchmarks.Serving;
using Sessions.Build.Benchmarks;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// One case by itself, for whoever works on it: a table on the console, and a process in which a profiler sees nothing else. It leaves more
/// to chance than a full run, where all cases have warmed up what they share.
/// </summary>
internal static class SingleCase
{
    /// <summary>
    /// The argument that asks for it.
    /// </summary>
    public const string Argument = "case";

    /// <summary>
    /// Measures a case.
    /// </summary>
    /// <param name="name">One of <see cref="CaseName" />.</param>
    /// <param name="contenders">Who takes part in a call in memory; nobody means everybody.</param>
    public static async Task RunAsync(string name, IReadOnlyList<string> contenders)
    {
        using var sandbox = await SandboxProcess.StartAsync();
        var endpoint = sandbox.Endpoint;
        var answers = await RecordedAnswers.ReadAsync(endpoint);
        HttpMessageHandler InMemory() => new RecordedHandler(answers);
        var settings = RunSettings.Full;
        var measurements = name switch
        {
            CaseName.Pipeline => await CallSuite.RunPipelineAsync(endpoint, InMemory, settings.Memory),
            CaseName.Resolve => await ResolveSuite.RunAsync(settings.Memory),
            CaseName.ColdStart => await ColdStartSuite.RunAsync(endpoint, settings.ColdStarts),
            CaseName.Throughput => await ThroughputSuite.RunAsync(endpoint, settings.Throughput),
            _ when CaseName.Calls.Contains(name) => await CallSuite.RunAsync(
                [name],
                contenders.Count > 0 ? contenders : ContenderName.All,
                endpoint,
                TransportName.Memory,
                InMemory,
                Clock.Processor,
                settings.Memory),
            _ => throw new ArgumentException($"There is no case '{name}'.", nameof(name)),
        };
        Write(new Figures(new BenchmarkResults(DateOnly.MinValue, ThisMachine.Describe(ThisMachine.Load()), measurements, new Dictionary<string, double>())), measurements);
    }

    private static void Write(Figures figures, IReadOnlyList<Measurement> measurements)
    {
        // The one that all are held against: by hand, or the last one where nobody is by hand.
        var one = measurements.FirstOrDefault(measurement => measurement.Contender == ContenderName.ByHand) ?? measurements[^1];
        foreach (var (name, transport, contender) in measurements.Select(measurement => (measurement.Case, measurement.Transport, measurement.Contender)))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{contender,-17} {figures.Nanoseconds(name, transport, contender),12:N0} ns {figures.AllocatedBytes(name, transport, contender),12:N0} bytes"
                + $" {figures.Time(name, transport, contender, one.Contender),7:0.00} {figures.Bytes(name, transport, contender, one.Contender),7:0.00}"));
        }
    }
}
