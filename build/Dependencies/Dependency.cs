namespace Sessions.Build.Dependencies;

/// <summary>
/// A package that the project needs: what it is for, its name, its version and the licence that it is under.
/// </summary>
internal sealed record Dependency(string Scope, string Id, string Version, string License)
{
    /// <summary>
    /// Comes to the users of our packages.
    /// </summary>
    public const string Shipped = "shipped";

    /// <summary>
    /// Builds or tests, and comes to nobody else.
    /// </summary>
    public const string Tool = "tool";

    /// <summary>
    /// Comes from npm, for the build alone.
    /// </summary>
    public const string Npm = "npm";

    /// <summary>
    /// The line of the allow-list.
    /// </summary>
    public override string ToString() => $"{Scope} {Id} {Version} {License}";
}
