namespace Sessions.Sandbox;

/// <summary>
/// A part of a request.
/// </summary>
internal enum RequestPlace
{
    /// <summary>The path.</summary>
    Path,

    /// <summary>The query.</summary>
    Query,

    /// <summary>The body.</summary>
    Body,
}
