using Sessions.Build.Checks.Provenance;

namespace Sessions.Build.Benchmarks;

/// <summary>
/// Counts the lines of generated clients.
/// </summary>
internal static class GeneratedLines
{
    /// <summary>
    /// The name of the count of all lines for an operation, models and documentation included.
    /// </summary>
    public const string PerOperation = "generated lines per operation";

    /// <summary>
    /// The name of the count without comments and blank lines.
    /// </summary>
    public const string CodePerOperation = "generated lines of code per operation";

    /// <summary>
    /// The name of the same count of what NSwag makes with its own templates.
    /// </summary>
    public const string StockPerOperation = "stock lines per operation";

    /// <summary>
    /// The name of the count of the stock clients without comments and blank lines.
    /// </summary>
    public const string StockCodePerOperation = "stock lines of code per operation";

    public static IReadOnlyDictionary<string, double> Count(Repository repository)
    {
        var providers = repository.FindProviders();
        double operations = providers.Sum(provider =>
            new ParsedSpec(provider.Name, YamlFile.Parse(File.ReadAllText(repository.PathTo(provider.SpecName)))).Operations.Count);
        var ours = providers.SelectMany(provider => File.ReadLines(repository.PathTo(provider.GeneratedNames[0]))).ToList();
        var stock = providers
            .SelectMany(provider => File.ReadLines(repository.PathTo("tests", "Sessions.Benchmarks", "obj", "Stock", $"{provider.Name}.g.cs")))
            .ToList();
        return new Dictionary<string, double>
        {
            [PerOperation] = ours.Count / operations,
            [CodePerOperation] = ours.Count(IsCode) / operations,
            [StockPerOperation] = stock.Count / operations,
            [StockCodePerOperation] = stock.Count(IsCode) / operations,
        };
    }

    private static bool IsCode(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 0 && !text.StartsWith("//", StringComparison.Ordinal);
    }
}
