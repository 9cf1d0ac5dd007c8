using System.Diagnostics;
using System.Globalization;
using Sessions.Core;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Whatever a server does, a call ends in a value or in a documented exception, in time, within bounds of memory, and the key goes nowhere else.
/// </summary>
internal sealed class HostileProof : IProof
{
    private const int SmallLimit = 1024 * 1024;
    private const int CallsAtOnce = 16;
    private const double MemoryLimit = 768;

    // A call that must end in its timeout has a short one; every other has one that it must not need.
    private static readonly TimeSpan ShortTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongTimeout = TimeSpan.FromSeconds(30);

    // What a busy machine may add: timers and threads that come late.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly OutcomeCount _count = new();

    public string Name => "hostile";

    public async Task RunAsync(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await using var memory = new MemoryWatch();
        foreach (var scenario in ConnectionScenarios.List.Concat(MalformedScenarios.List))
        {
            await CallAllAsync(scenario, AllOperations.List, SmallLimit);
        }

        await ReportAsync(output, "connections, lengths, encodings, documents");
        await RunGigabytesAsync();
        await ReportAsync(output, "gigabytes, limit 1 MiB and the default 64 MiB");
        await StatusSweep.RunAsync(_count);
        await ReportAsync(output, "statuses 200 to 599 with every content type");
        await RedirectSweep.RunAsync(_count);
        await ReportAsync(output, "redirects to another origin, which received nothing");
        var socketCalls = _count.Total;
        await output.WriteLineAsync(Text($"memory: at most {memory.ManagedGrowth:0} MiB managed and {memory.WorkingSetGrowth:0} MiB working set beyond the start"));
        if (memory.WorkingSetGrowth > MemoryLimit)
        {
            throw new ProofFailure(Text($"the working set grew by {memory.WorkingSetGrowth:0} MiB, more than {MemoryLimit:0} MiB."));
        }

        var generated = await GeneratedResponses.RunAsync(output);
        await output.WriteLineAsync(Text(
            $"{socketCalls:N0} calls of 25 operations over sockets and {generated:N0} generated responses, none undocumented, in {watch.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>
    /// Makes the calls at a server that follows a scenario, and fails when one of them does not end as the scenario allows.
    /// </summary>
    internal async Task CallAllAsync(HostileScenario scenario, IEnumerable<ProvenOperation> operations, long limit)
    {
        var timeout = scenario.Allowed.HasFlag(Outcomes.Timeout) ? ShortTimeout : LongTimeout;
        await using var server = new HostileServer(scenario.Script);
        using var clients = ProvenClients.At(server.Address, options =>
        {
            options.Timeout = timeout;
            options.MaxResponseBytes = limit;
            options.Retry = new RetryOptions { MaxRetries = 0 };
        });
        await Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (operation, token) =>
        {
            var ending = await Ending.OfAsync(() => operation.CallAsync(clients, "s-1", token).WaitAsync(timeout + Grace, token));
            _count.Add(ending);
            Check(operation, scenario, ending, timeout);
        });
    }

    private static void Check(ProvenOperation operation, HostileScenario scenario, Ending ending, TimeSpan timeout)
    {
        // An operation that returns no body of the server's can't find fault with it.
        var allowed = scenario.Allowed.HasFlag(Outcomes.Invalid) ? scenario.Allowed | Outcomes.Value : scenario.Allowed;
        if ((ending.Outcome & allowed) == Outcomes.None)
        {
            throw new ProofFailure(
                $"{operation} ended in {ending.Name} where {scenario.Allowed} was due, at a server that {scenario.Name}: {ending.Exception}");
        }

        if (ending.Elapsed > timeout + Grace)
        {
            throw new ProofFailure(Text(
                $"{operation} took {ending.Elapsed.TotalSeconds:0.0} s with a timeout of {timeout.TotalSeconds:0.0} s, at a server that {scenario.Name}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task RunGigabytesAsync()
    {
        foreach (var scenario in GigabyteScenarios.Bodies.Concat(GigabyteScenarios.Heads))
        {
            await CallAllAsync(scenario, AllOperations.List, SmallLimit);
        }

        foreach (var scenario in GigabyteScenarios.Bodies)
        {
            await CallAllAsync(scenario, AllOperations.List.Where(operation => operation.Name == "GetSession").Take(1), new Orq.OrqSessionsOptions().MaxResponseBytes);
        }

        foreach (var scenario in GigabyteScenarios.Events)
        {
            await CallAllAsync(scenario, AllOperations.List.Where(operation => operation.Name == "SubscribeToSession"), SmallLimit);
        }
    }

    private async Task ReportAsync(TextWriter output, string what)
    {
        await output.WriteLineAsync($"{what}: {_count.TakeLines()}");
    }
}
