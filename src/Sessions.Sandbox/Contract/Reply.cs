namespace Sessions.Sandbox;

/// <summary>
/// What an operation answers: a value with the status of its success, or a failure.
/// </summary>
internal abstract class Reply
{
    protected Reply(object? value, Failure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>
    /// The body of a success; null for none.
    /// </summary>
    public object? Value { get; }

    /// <summary>
    /// The failure; null for a success.
    /// </summary>
    public Failure? Failure { get; }
}
