using System.Globalization;
using Sessions.Core;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Thousands of bad responses for each provider, made from its recorded ones by a seeded generator, so that a failure can be repeated.
/// </summary>
internal static class GeneratedResponses
{
    private const int ResponsesOfProvider = 12_000;
    private const int Seed = 20260301;

    private static readonly Uri Address = new("http://127.0.0.1:9");

    /// <summary>
    /// Runs all of them and writes the counts of each provider.
    /// </summary>
    /// <returns>The number of responses.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        var total = 0;
        foreach (var operations in AllOperations.List.GroupBy(operation => operation.Provider))
        {
            var count = new OutcomeCount();
            var generator = new ResponseGenerator(RecordedBodies.Of(operations.Key), Seed);
            await RunProviderAsync([.. operations], generator, count);
            total += count.Total;
            await output.WriteLineAsync($"generated, {operations.Key}: {count.TakeLines()}");
        }

        return total;
    }

    private static async Task RunProviderAsync(ProvenOperation[] operations, ResponseGenerator generator, OutcomeCount count)
    {
        using var handler = new GeneratedResponseHandler();
        using var tolerant = Clients(handler, strict: false);
        using var strict = Clients(handler, strict: true);
        for (var number = 0; number < ResponsesOfProvider; number++)
        {
            var operation = operations[number % operations.Length];
            handler.Next = generator.Next(operation.Name == "SubscribeToSession");
            var ending = await Ending.OfAsync(() => operation.CallAsync(number % 3 == 0 ? strict : tolerant, "s-1", default));
            count.Add(ending);
            if (!ending.IsDocumented)
            {
                throw new ProofFailure(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{operation} ended in {ending.Name} at generated response {number} (seed {Seed}, {handler.Next}): {ending.Exception}"));
            }
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
