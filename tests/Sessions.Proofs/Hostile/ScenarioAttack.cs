using System.Globalization;
using Sessions.Core;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Servers that follow a script, each with a call of every operation: it ends as the scenario allows, and in time.
/// </summary>
/// <param name="name">What the scenarios have in common.</param>
/// <param name="scenarios">The scripts.</param>
/// <param name="operations">The operations that are called.</param>
/// <param name="limit">The <see cref="SessionsClientOptions.MaxResponseBytes" /> of the clients.</param>
internal sealed class ScenarioAttack(string name, IEnumerable<HostileScenario> scenarios, IReadOnlyList<ProvenOperation> operations, long limit) : IAttack
{
    private const int CallsAtOnce = 16;

    // A call that must end in its timeout has a short one; every other has one that it must not need.
    private static readonly TimeSpan ShortTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongTimeout = TimeSpan.FromSeconds(30);

    // What a busy machine may add: timers and threads that come late.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public string Name => name;

    public async Task RunAsync(AttackCount count)
    {
        foreach (var scenario in scenarios)
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
                await count.TryAsync(async () =>
                {
                    var ending = await Ending.OfAsync(() => operation.CallAsync(clients, "s-1", token).WaitAsync(timeout + Grace, token));
                    Check(operation, scenario, ending, timeout);
                    return ending;
                }));
        }
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
            throw new ProofFailure(string.Create(
                CultureInfo.InvariantCulture,
                $"{operation} took {ending.Elapsed.TotalSeconds:0.0} s with a timeout of {timeout.TotalSeconds:0.0} s, at a server that {scenario.Name}."));
        }
    }
}
