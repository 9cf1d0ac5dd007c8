using System.Diagnostics;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Benchmarks.Serving;

/// <summary>
/// The sandbox in a process of its own, so that neither its work nor its memory counts as that of a client.
/// </summary>
internal sealed class SandboxProcess : IDisposable
{
    /// <summary>
    /// The argument that makes this program the server.
    /// </summary>
    public const string Argument = "serve";

    private const int Turns = 4;
    private const int SeedConnections = 8;

    private static readonly SandboxOptions Options = new() { RecordedExchanges = 0, RecordingFolder = null, Seed = 1, PortalRunDuration = TimeSpan.Zero };

    private readonly Process _process;

    private SandboxProcess(Process process, Endpoint endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Endpoint Endpoint { get; }

    public static async Task<SandboxProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadLineAsync() is { } line
            ? new SandboxProcess(process, Endpoint.Parse(line))
            : throw new InvalidOperationException("The process of the sandbox ended before it served.");
    }

    /// <summary>
    /// Serves until the input ends, which it also does when the process that asked for it is gone.
    /// </summary>
    public static async Task ServeAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(Options);
        await using var written = await SandboxServer.StartAsync(Options);
        await FillAsync(sandbox);
        var endpoint = new Endpoint(
            sandbox.Orq.BaseAddress,
            written.Orq.BaseAddress,
            sandbox.Orq.ApiKey,
            written.Orq.ApiKey,
            sandbox.Portal.BaseAddress,
            sandbox.Portal.ApiKey,
            written.SeedOrqSessions(1)[0],
            await ConverseAsync(sandbox));
        await Console.Out.WriteLineAsync(endpoint.ToString());
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task FillAsync(SandboxServer sandbox)
    {
        var options = new OrqSessionsOptions();
        sandbox.Orq.Configure(options);
        using var client = new OrqSessionsClient(options);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Endpoint.ListedSessions),
            new ParallelOptions { MaxDegreeOfParallelism = SeedConnections },
            async (number, cancellationToken) => await client.CreateSessionAsync(SampleSession.Numbered(number), cancellationToken));
    }

    private static async Task<string> ConverseAsync(SandboxServer sandbox)
    {
        var options = new PortalSessionsOptions();
        sandbox.Portal.Configure(options);
        using var client = new PortalSessionsClient(options);
        const string Prompt = "What do the sessions of the last week have in common, and which of them should a person look at first? Name the three that cost most.";
        var session = await client.CreateSessionAsync("agent-1", Prompt);
        for (var turn = 1; turn < Turns; turn++)
        {
            await client.UpdateSessionAsync(session.Id, Prompt);
        }

        return session.Id;
    }
}
