namespace Sessions.Sandbox;

/// <summary>
/// Counts the values of an example that is being made. Members that are demanded double with every level where each leads to two, and a
/// schema may ask for millions of items.
/// </summary>
internal sealed class ExampleBudget
{
    private const int MaxValues = 10_000;

    private int _spent;

    /// <summary>
    /// Counts a value; returns false when there were too many, so that nothing comes in its place.
    /// </summary>
    public bool Spend() => _spent++ < MaxValues;
}
