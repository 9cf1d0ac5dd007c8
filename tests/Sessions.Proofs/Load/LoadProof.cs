using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Sessions.Sandbox;

namespace Sessions.Proofs.Load;

/// <summary>
/// The sandbox under load from a second process: it answers a GET of one session at least half as often as bare Kestrel answers with the
/// same bytes, and two hundred thousand requests leave no more memory behind than some thousands did.
/// </summary>
internal sealed class LoadProof : IProof
{
    private const int Connections = 32;
    private const int Rounds = 20;
    private const int RequestsInRound = 10_000;
    private const int WarmUpRequests = 16_000;
    private const double LeastRatio = 0.5;
    private const double BytesInMebibyte = 1024 * 1024;

    // What a garbage collection finds different from one time to the next, without any growth.
    private const double MostGrowth = 1;

    public string Name => "load";

    public async Task RunAsync(TextWriter output)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        var session = new Uri(sandbox.Orq.BaseAddress, $"v2/traces/sessions/{sandbox.SeedOrqSessions(1)[0]}");
        var authorization = "Bearer " + sandbox.Orq.ApiKey;
        var (contentType, body) = await ReadAsync(session, authorization);
        await using var bare = await BareServer.StartAsync(contentType, body);
        var targets = new[] { BareServer.Address(bare), session };

        await RunClientAsync(1, WarmUpRequests, authorization, targets);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rounds = await RunClientAsync(Rounds, RequestsInRound, authorization, targets);
        var growth = (GC.GetTotalMemory(forceFullCollection: true) - before) / BytesInMebibyte;

        var ratio = Median(rounds.Chunk(targets.Length).Select(pair => pair[1].RequestsPerSecond / pair[0].RequestsPerSecond));
        var recorded = sandbox.Exchanges.Count;
        await TellAsync(output, "bare Kestrel", rounds.Where(round => round.Target == 0));
        await TellAsync(output, "the sandbox", rounds.Where(round => round.Target == 1));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"memory: {growth:+0.00;-0.00} MiB after {Rounds * RequestsInRound:N0} requests to the sandbox, which keeps the latest {recorded:N0}"));
        if (growth > MostGrowth)
        {
            throw new ProofFailure(string.Create(CultureInfo.InvariantCulture, $"memory grew by {growth:0.00} MiB, where {MostGrowth} is the most."));
        }

        if (ratio < LeastRatio)
        {
            throw new ProofFailure(string.Create(CultureInfo.InvariantCulture, $"the sandbox is {ratio:0.00} times as fast as bare Kestrel, where {LeastRatio} is the least."));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Rounds} rounds of {RequestsInRound:N0} requests over {Connections} connections: {ratio:0.00} times bare Kestrel, no growth of memory"));
    }

    private static async Task<(string ContentType, byte[] Body)> ReadAsync(Uri session, string authorization)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var response = await http.GetAsync(session);
        return (response.EnsureSuccessStatusCode().Content.Headers.ContentType!.ToString(), await response.Content.ReadAsByteArrayAsync());
    }

    private static async Task<IReadOnlyList<LoadRound>> RunClientAsync(int rounds, int requests, string authorization, Uri[] targets)
    {
        string[] counts = [.. new[] { rounds, requests, Connections }.Select(count => count.ToString(CultureInfo.InvariantCulture))];
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, [LoadClient.Argument, .. counts, authorization, .. targets.Select(target => target.AbsoluteUri)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(LoadRound.Parse)]
            : throw new ProofFailure($"the client of the load ended with {process.ExitCode}: {(await errors).Split('\n')[0].Trim()}");
    }

    private static Task TellAsync(TextWriter output, string server, IEnumerable<LoadRound> rounds)
    {
        var list = rounds.ToList();
        return output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{server}: {Median(list.Select(round => round.RequestsPerSecond)):N0} requests a second, 99 % within {Median(list.Select(round => round.Percentile99)):0.00} ms"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
