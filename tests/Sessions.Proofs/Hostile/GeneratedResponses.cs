using System.Globalization;
using Sessions.Core;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Thousands of bad responses for each provider, made from its recorded ones by a seeded generator, so that a failure can be repeated.
/// </summary>
internal sealed class GeneratedResponses : IAttack
{
    private const int ResponsesOfProvider = 12_000;
    private const int Seed = 20260301;

    private static readonly Uri Address = new("http://127.0.0.1:9");

    public string Name => "damaged responses, generated";

    public async Task RunAsync(AttackCount count)
    {
        foreach (var operations in AllOperations.List.GroupBy(operation => operation.Provider))
        {
            await RunProviderAsync([.. operations], new ResponseGenerator(RecordedBodies.Of(operations.Key), Seed), count);
        }
    }

    private static async Task RunProviderAsync(ProvenOperation[] operations, ResponseGenerator generator, AttackCount count)
    {
        using var handler = new GeneratedResponseHandler();
        using var tolerant = Clients(handler, strict: false);
        using var strict = Clients(handler, strict: true);
        for (var number = 0; number < ResponsesOfProvider; number++)
        {
            var operation = operations[number % operations.Length];
            var clients = number % 3 == 0 ? strict : tolerant;
            var description = string.Create(CultureInfo.InvariantCulture, $"generated response {number} (seed {Seed})");
            handler.Next = generator.Next(operation.Name == "SubscribeToSession");
            await count.TryAsync(async () =>
            {
                var ending = await Ending.OfAsync(() => operation.CallAsync(clients, "s-1", default));
                return ending.IsDocumented
                    ? ending
                    : throw new ProofFailure($"{operation} ended in {ending.Name} at {description}, {handler.Next}: {ending.Exception}");
            });
        }
    }

    private static ProvenClients Clients(HttpMessageHandler handler, bool strict)
    {
        return ProvenClients.Over(handler, Address, options =>
        {
            options.StrictResponses = strict;
            options.Retry = new RetryOptions { MaxRetries = 0 };
        });
    }
}
