namespace Sessions.Build.Import;

/// <summary>
/// What the templates and Core can't do yet, so that an import has to write something else. Where they learn more, this follows.
/// </summary>
internal static class GeneratorLimits
{
    /// <summary>
    /// The media types of a body that a client can send, the first is preferred.
    /// </summary>
    public static IReadOnlyList<string> RequestMediaTypes { get; } = ["application/json", "multipart/form-data", "application/x-www-form-urlencoded"];

    /// <summary>
    /// The types that a parameter of the path can have in C#.
    /// </summary>
    public static IReadOnlySet<string> PathTypes { get; } = new HashSet<string> { "string", "integer" };

    /// <summary>
    /// The types that a parameter of the query or a header can have.
    /// </summary>
    public static IReadOnlySet<string> QueryTypes { get; } = new HashSet<string> { "string", "integer", "number", "boolean" };

    /// <summary>
    /// Whether a parameter of the query can be an enumeration.
    /// </summary>
    public const bool QueryTakesEnumerations = true;

    /// <summary>
    /// The formats that decide about a type in C#, or that nothing is lost by.
    /// </summary>
    public static IReadOnlySet<string> Formats { get; } = new HashSet<string> { "binary", "byte", "date-time", "password" };
}
