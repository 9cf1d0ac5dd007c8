namespace Sessions.Sandbox;

/// <summary>
/// What the generated contract of each provider derives from.
/// </summary>
internal abstract class SessionsContract
{
    /// <summary>
    /// Every operation of the provider's document.
    /// </summary>
    public abstract IReadOnlyList<Operation> Operations { get; }
}
