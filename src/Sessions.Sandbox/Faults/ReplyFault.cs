namespace Sessions.Sandbox;

/// <summary>
/// A fault that replies in place of the operation.
/// </summary>
internal abstract class ReplyFault(string text) : SandboxFault(text)
{
    internal override Type Kind => typeof(ReplyFault);

    /// <summary>
    /// The reply.
    /// </summary>
    public abstract SandboxResponse Reply(Exchange exchange);
}
