using System.CommandLine;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Builds the packages.
/// </summary>
internal sealed class PackVerb : Verb
{
    private const int BytesInKilobyte = 1000;
    private const int PackagesInLine = 2;

    /// <summary>
    /// Runs the step and tells the name, version and size of each package.
    /// </summary>
    public static async Task<IReadOnlyList<PackageContents>> PackAsync(
        Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var packages = await account.StepAsync(
            "pack",
            report => new PackStep(repository).RunAsync(report, cancellationToken),
            results => $"{results.Count} packages with symbols in {repository.Name(repository.PackagesFolder)}");
        foreach (var line in packages.Select(Describe).Chunk(PackagesInLine))
        {
            account.Detail(string.Concat(line).TrimEnd());
        }

        return packages;
    }

    protected override Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken) =>
        PackAsync(repository, account, cancellationToken);

    private static string Describe(PackageContents package) =>
        $"{package.Id,-18} {package.Version,-8} {StepLine.Count(package.Size / BytesInKilobyte),4} kB  ";
}
