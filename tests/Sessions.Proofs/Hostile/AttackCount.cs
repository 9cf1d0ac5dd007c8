using System.Collections.Concurrent;
using System.Globalization;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Counts the attacks of a kind: how many were tried, how many held, and how the calls ended.
/// </summary>
internal sealed class AttackCount
{
    private readonly ConcurrentDictionary<string, int> _endings = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failures = new();
    private int _tried;
    private int _held;

    public int Tried => Volatile.Read(ref _tried);

    public int Held => Volatile.Read(ref _held);

    /// <summary>
    /// The sentences of the attacks that did not hold.
    /// </summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>
    /// Makes one attack. It did not hold when it throws a <see cref="ProofFailure" />.
    /// </summary>
    /// <param name="attack">The attack; its result is how the attacked call ended.</param>
    public async Task TryAsync(Func<Task<Ending>> attack)
    {
        Interlocked.Increment(ref _tried);
        try
        {
            var ending = await attack();
            _endings.AddOrUpdate(ending.Name, 1, static (_, count) => count + 1);
            Interlocked.Increment(ref _held);
        }
        catch (ProofFailure failure)
        {
            _failures.Enqueue(failure.Message);
        }
    }

    /// <summary>
    /// The line of the kind: the counts, and the endings, the most frequent first.
    /// </summary>
    public override string ToString()
    {
        var endings = string.Join(", ", _endings.OrderByDescending(ending => ending.Value).Select(ending =>
            string.Create(CultureInfo.InvariantCulture, $"{ending.Value:N0} {ending.Key}")));
        return string.Create(CultureInfo.InvariantCulture, $"tried {Tried:N0}, held {Held:N0} ({endings})");
    }
}
