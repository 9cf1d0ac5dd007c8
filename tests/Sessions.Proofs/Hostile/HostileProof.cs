using System.Diagnostics;
using System.Globalization;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Whatever a server does, a call ends in a value or in a documented exception, in time, within bounds of memory, and the key goes nowhere else.
/// </summary>
internal sealed class HostileProof : IProof
{
    private const double MemoryLimit = 768;
    private const int FailuresShown = 8;

    public string Name => "hostile";

    public async Task RunAsync(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var counts = new List<AttackCount>();
        await using var memory = new MemoryWatch();
        foreach (var attack in Attacks.All)
        {
            var count = new AttackCount();
            await attack.RunAsync(count);
            counts.Add(count);
            await output.WriteLineAsync($"{attack.Name}: {count}");
        }

        await output.WriteLineAsync(Text($"memory: at most {memory.ManagedGrowth:0} MiB managed and {memory.WorkingSetGrowth:0} MiB working set beyond the start"));
        var failures = counts.SelectMany(count => count.Failures).ToList();
        foreach (var failure in failures.Take(FailuresShown))
        {
            await output.WriteLineAsync(failure);
        }

        var sum = Text($"tried {counts.Sum(count => count.Tried):N0}, held {counts.Sum(count => count.Held):N0}");
        if (failures.Count > 0)
        {
            throw new ProofFailure($"{sum}.");
        }

        if (memory.WorkingSetGrowth > MemoryLimit)
        {
            throw new ProofFailure(Text($"the working set grew by {memory.WorkingSetGrowth:0} MiB, more than {MemoryLimit:0} MiB."));
        }

        await output.WriteLineAsync(Text($"{sum}, in {watch.Elapsed.TotalSeconds:0} s"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
