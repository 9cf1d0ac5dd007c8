namespace Sessions.Build.Benchmarks.Results;

/// <summary>
/// What is measured.
/// </summary>
internal static class CaseName
{
    public const string Session = "session";
    public const string Page = "page";
    public const string Create = "create";
    public const string Patch = "patch";
    public const string Multipart = "multipart";
    public const string Error = "error";
    public const string Listing = "listing";

    public const string Resolve = "resolve";
    public const string ColdStart = "cold-start";
    public const string Throughput = "throughput";
    public const string Pipeline = "pipeline";

    /// <summary>
    /// The calls that every contender makes.
    /// </summary>
    public static IReadOnlyList<string> Calls { get; } = [Session, Page, Create, Patch, Multipart, Error, Listing];
}
