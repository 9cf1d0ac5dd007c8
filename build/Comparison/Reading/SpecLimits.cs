namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// What a document may be, so that a comparison ends: larger ones are refused in a sentence instead of filling the memory.
/// </summary>
internal static class SpecLimits
{
    public const int MaxBytes = 40_000_000;
    public const int MaxDepth = 256;

    /// <summary>
    /// Nodes with every alias of YAML expanded, which is how a few lines become billions.
    /// </summary>
    public const long MaxNodes = 20_000_000;

    /// <summary>
    /// How long everything may take.
    /// </summary>
    public static TimeSpan MaxTime { get; } = TimeSpan.FromMinutes(5);
}
