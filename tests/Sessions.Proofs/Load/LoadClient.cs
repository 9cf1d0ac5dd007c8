using System.Diagnostics;
using System.Globalization;

namespace Sessions.Proofs.Load;

/// <summary>
/// The second process of the proof: calls servers in turn, a round of requests each, over connections that stay open, and writes a line
/// for each round.
/// </summary>
internal static class LoadClient
{
    /// <summary>
    /// The argument that makes this program the client.
    /// </summary>
    public const string Argument = "load-client";

    private const double Percentile = 0.99;

    /// <summary>
    /// Runs the rounds.
    /// </summary>
    /// <param name="arguments">The number of rounds, of requests in each and of connections, the Authorization header, and the addresses.</param>
    /// <param name="output">Takes a line for each round.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        var counts = arguments.Take(3).Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)).ToArray();
        var (rounds, requests, connections) = (counts[0], counts[1], counts[2]);
        var targets = arguments.Skip(4).Select(address => new Uri(address)).ToArray();
        var open = new List<LoadConnection[]>();
        foreach (var target in targets)
        {
            open.Add(await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => LoadConnection.OpenAsync(target, arguments[3]))));
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var target = 0; target < targets.Length; target++)
            {
                await output.WriteLineAsync((await RunRoundAsync(target, open[target], requests)).ToString());
            }
        }

        foreach (var connection in open.SelectMany(connections => connections))
        {
            connection.Dispose();
        }

        return 0;
    }

    private static async Task<LoadRound> RunRoundAsync(int target, LoadConnection[] connections, int requests)
    {
        var share = requests / connections.Length;
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(connections.Select(connection => Task.Run(() => SendAsync(connection, share))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var sorted = times.SelectMany(time => time).Order().ToArray();
        var slowest = Stopwatch.GetElapsedTime(0, sorted[(int)(sorted.Length * Percentile)]);
        return new LoadRound(target, sorted.Length / elapsed.TotalSeconds, slowest.TotalMilliseconds);
    }

    private static async Task<long[]> SendAsync(LoadConnection connection, int requests)
    {
        var times = new long[requests];
        for (var index = 0; index < requests; index++)
        {
            var started = Stopwatch.GetTimestamp();
            await connection.RoundTripAsync();
            times[index] = Stopwatch.GetTimestamp() - started;
        }

        return times;
    }
}
