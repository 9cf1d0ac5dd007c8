using System.Diagnostics;
using System.Globalization;
using Sessions.Benchmarks.Contenders;
using Sessions.Benchmarks.Serving;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// The first call of a process, from its start to the parsed response. Each one is a process of its own, and they take turns.
/// </summary>
internal static class ColdStartSuite
{
    /// <summary>
    /// The argument that makes this program such a process.
    /// </summary>
    public const string Argument = "cold";

    private static readonly string[] Contenders =
        [ContenderName.Sessions, ContenderName.ByHand, ContenderName.RestSharp, ContenderName.Stock, ContenderName.SystemTextJson];

    public static async Task<IReadOnlyList<Measurement>> RunAsync(Endpoint endpoint, int starts)
    {
        var times = Contenders.ToDictionary(name => name, _ => new double[starts]);
        var bytes = Contenders.ToDictionary(name => name, _ => new double[starts]);
        for (var start = -1; start < starts; start++)
        {
            for (var turn = 0; turn < Contenders.Length; turn++)
            {
                var name = Contenders[(start + 1 + turn) % Contenders.Length];
                var (nanoseconds, allocated) = await StartAsync(name, endpoint);

                // The first ones bring the files into memory.
                if (start >= 0)
                {
                    (times[name][start], bytes[name][start]) = (nanoseconds, allocated);
                }
            }
        }

        return [.. Contenders.Select(name => new Measurement(CaseName.ColdStart, TransportName.Loopback, name, times[name], bytes[name]))];
    }

    /// <summary>
    /// Makes the call, and writes when it was done, on the clock that all processes share, and what it allocated.
    /// </summary>
    public static async Task CallAsync(string contender, string endpoint)
    {
        await ContenderFactory.Create(contender, Endpoint.Parse(endpoint), () => new SocketsHttpHandler()).GetSessionAsync();
        var done = Stopwatch.GetTimestamp();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} {GC.GetTotalAllocatedBytes(precise: true)}"));
    }

    private static async Task<(double Nanoseconds, double Bytes)> StartAsync(string contender, Endpoint endpoint)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!, [Argument, contender, endpoint.ToString()]) { RedirectStandardOutput = true };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var fields = output.Split(' ', StringSplitOptions.TrimEntries);
        return process.ExitCode == 0 && fields.Length == 2
            ? (Stopwatch.GetElapsedTime(started, long.Parse(fields[0], CultureInfo.InvariantCulture)).TotalNanoseconds,
                double.Parse(fields[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The first call of '{contender}' ended with exit code {process.ExitCode}.");
    }
}
