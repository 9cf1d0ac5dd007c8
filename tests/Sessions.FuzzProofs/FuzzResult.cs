using System.Globalization;

namespace Sessions.FuzzProofs;

/// <summary>
/// What afl-fuzz did at a target.
/// </summary>
/// <param name="Executions">How many inputs were run.</param>
/// <param name="PerSecond">How many of them in a second.</param>
/// <param name="Corpus">How many inputs reach code in a way that no other one does.</param>
/// <param name="Saved">The files of inputs that crashed or hung.</param>
internal sealed record FuzzResult(long Executions, double PerSecond, long Corpus, IReadOnlyList<string> Saved)
{
    /// <summary>
    /// Reads the folder that afl-fuzz writes.
    /// </summary>
    public static FuzzResult Read(string folder)
    {
        var facts = File.ReadLines(Path.Combine(folder, "fuzzer_stats")).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());
        return new FuzzResult(
            long.Parse(facts["execs_done"], CultureInfo.InvariantCulture),
            double.Parse(facts["execs_per_sec"], CultureInfo.InvariantCulture),
            long.Parse(facts["corpus_count"], CultureInfo.InvariantCulture),
            [.. new[] { "crashes", "hangs" }.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(folder, kind), "id*")).Order(StringComparer.Ordinal)]);
    }
}
