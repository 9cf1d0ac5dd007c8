namespace Sessions.Core;

/// <summary>
/// How a document is read: what it must have, how much it may hold, and what ends the reading.
/// </summary>
/// <param name="IsStrict">Whether a required member that is missing or null makes the document unreadable.</param>
/// <param name="MaxNodes">The most values that it may hold, objects and lists included.</param>
/// <param name="CancellationToken">Ends the reading.</param>
internal readonly record struct JsonReadOptions(bool IsStrict, int MaxNodes, CancellationToken CancellationToken)
{
    /// <summary>
    /// The number of tokens after which the token is looked at.
    /// </summary>
    internal const int TokensBetweenChecks = 1024;

    /// <summary>
    /// For a text of the caller's own, which is his to bound.
    /// </summary>
    internal static JsonReadOptions Unbounded { get; } = new(false, int.MaxValue, CancellationToken.None);
}
