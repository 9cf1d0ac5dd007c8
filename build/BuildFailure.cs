namespace Sessions.Build;

/// <summary>
/// A step that did not succeed. The message is the one sentence for the user: what failed and what to do. The details are the lines
/// that prove it: findings, or the last lines of a child process.
/// </summary>
internal sealed class BuildFailure : Exception
{
    public BuildFailure(string message)
        : this(message, [])
    {
    }

    public BuildFailure(string message, IEnumerable<string> details)
        : base(message)
    {
        Details = [.. details];
    }

    public IReadOnlyList<string> Details { get; }
}
