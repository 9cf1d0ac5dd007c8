namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// The contenders as they stand in the results.
/// </summary>
internal static class ContenderName
{
    public const string Sessions = "sessions";
    public const string ByHand = "by-hand";
    public const string ByHandString = "by-hand-string";
    public const string RestSharp = "restsharp";
    public const string Stock = "stock-nswag";
    public const string SystemTextJson = "system-text-json";

    /// <summary>The clients of this repository without their pipeline.</summary>
    public const string BareSend = "bare-send";

    /// <summary>HttpClient that reads bytes and parses nothing.</summary>
    public const string HttpClient = "http-client";

    /// <summary>
    /// Those that make every call.
    /// </summary>
    public static IReadOnlyList<string> All { get; } = [Sessions, ByHand, ByHandString, RestSharp, Stock, SystemTextJson];
}
