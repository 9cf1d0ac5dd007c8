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
    public const long MaxNodes = 3_000_000;

    /// <summary>
    /// The items or members that a schema may ask for at least: samples and the sandbox make as many.
    /// </summary>
    public const int MaxLeastItems = 1_000;

    /// <summary>
    /// The characters that a text may have to have at least.
    /// </summary>
    public const int MaxLeastLength = 10_000;

    /// <summary>
    /// The schemas that an import looks into, each as often as it is reached over references.
    /// </summary>
    public const int MaxSteps = 5_000_000;

    /// <summary>
    /// How long everything may take.
    /// </summary>
    public static TimeSpan MaxTime { get; } = TimeSpan.FromMinutes(5);
}
