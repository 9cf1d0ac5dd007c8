using System.Collections.Concurrent;
using System.Globalization;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Counts calls by the way in which they ended.
/// </summary>
internal sealed class OutcomeCount
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _total;

    public int Total => Volatile.Read(ref _total);

    public void Add(Ending ending)
    {
        Interlocked.Increment(ref _total);
        _counts.AddOrUpdate(ending.Name, 1, static (_, count) => count + 1);
    }

    /// <summary>
    /// The counts since the last time, most frequent first.
    /// </summary>
    public string TakeLines()
    {
        var text = string.Join(", ", _counts.OrderByDescending(count => count.Value).Select(count =>
            string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {count.Key}")));
        _counts.Clear();
        return text;
    }
}
