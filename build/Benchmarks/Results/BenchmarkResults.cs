using System.Text.Json;

namespace Sessions.Build.Benchmarks.Results;

/// <summary>
/// What a run of the benchmarks came to.
/// </summary>
/// <param name="Date">The day.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Measurements">The times and the bytes.</param>
/// <param name="Counts">What is counted and not timed, by name.</param>
internal sealed record BenchmarkResults(
    DateOnly Date, Machine Machine, IReadOnlyList<Measurement> Measurements, IReadOnlyDictionary<string, double> Counts)
{
    /// <summary>
    /// The name of the count of gen-2 collections while all items are read.
    /// </summary>
    public const string Gen2Collections = "gen-2 collections";

    /// <summary>
    /// The name of the count of bytes of one session.
    /// </summary>
    public const string SessionBytes = "bytes of a session";

    /// <summary>
    /// The name of the count of bytes of a page.
    /// </summary>
    public const string PageBytes = "bytes of a page";

    public static BenchmarkResults Read(string path) => JsonSerializer.Deserialize<BenchmarkResults>(File.ReadAllText(path))!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));
}
