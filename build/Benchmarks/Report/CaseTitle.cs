using Sessions.Build.Benchmarks.Results;

namespace Sessions.Build.Benchmarks.Report;

/// <summary>
/// A case as it stands in the results, and how a reader knows it.
/// </summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Title">Its title.</param>
internal sealed record CaseTitle(string Name, string Title)
{
    public static IReadOnlyList<CaseTitle> All { get; } =
    [
        new(CaseName.Session, "one session"),
        new(CaseName.Page, "a page of 100"),
        new(CaseName.Create, "create with a body"),
        new(CaseName.Patch, "patch"),
        new(CaseName.Multipart, "multipart with a file"),
        new(CaseName.Error, "an error response"),
        new(CaseName.Listing, "10,000 items by pages"),
    ];
}
