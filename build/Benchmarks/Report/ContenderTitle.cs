namespace Sessions.Build.Benchmarks.Report;

/// <summary>
/// A contender as it stands in the results, and how a reader knows it.
/// </summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Title">Its title.</param>
internal sealed record ContenderTitle(string Name, string Title)
{
    /// <summary>
    /// Whom the ratios are taken against.
    /// </summary>
    public const string Base = "by-hand";

    public static IReadOnlyList<ContenderTitle> All { get; } =
    [
        new("sessions", "these packages"),
        new(Base, "by hand"),
        new("by-hand-string", "by hand, from a string"),
        new("restsharp", "RestSharp"),
        new("stock-nswag", "stock NSwag"),
        new("system-text-json", "System.Text.Json"),
    ];
}
