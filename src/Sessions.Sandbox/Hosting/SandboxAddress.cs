namespace Sessions.Sandbox;

/// <summary>
/// Where the sandbox listens, which is known only once it does.
/// </summary>
internal sealed class SandboxAddress
{
    private volatile Uri? _origin;

    /// <summary>
    /// The address of the server.
    /// </summary>
    public Uri Origin
    {
        get => _origin ?? throw new InvalidOperationException("The sandbox does not listen yet.");
        set => _origin = value;
    }

    /// <summary>
    /// The absolute address of a path and query.
    /// </summary>
    public string At(string relative)
    {
        return new Uri(Origin, relative).AbsoluteUri;
    }
}
