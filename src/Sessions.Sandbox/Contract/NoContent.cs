namespace Sessions.Sandbox;

/// <summary>
/// The value of an operation that answers without a body.
/// </summary>
internal sealed class NoContent
{
    private NoContent()
    {
    }

    /// <summary>
    /// The only value.
    /// </summary>
    public static NoContent Instance { get; } = new();
}
