namespace Sessions.Sandbox;

/// <summary>
/// How much of a response arrives before the connection breaks off.
/// </summary>
public enum SandboxDropPoint
{
    /// <summary>Nothing.</summary>
    Before,

    /// <summary>The first half of the status line and the headers.</summary>
    Headers,

    /// <summary>The headers and the first half of the body.</summary>
    Body,

    /// <summary>All of it; the connection ends although nothing announced that.</summary>
    After,
}
