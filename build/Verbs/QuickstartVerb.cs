using System.CommandLine;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Quickstart;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Uses the packages that are there, in a program that knows nothing of the repository.
/// </summary>
internal sealed class QuickstartVerb : Verb
{
    /// <summary>
    /// Runs the step.
    /// </summary>
    public static Task<ConsumerRun> UsePackagesAsync(
        Repository repository, IReadOnlyList<PackageContents> packages, IAccount account, CancellationToken cancellationToken) =>
        account.StepAsync(
            "consumer",
            report => new QuickstartStep(repository).RunAsync(packages, report, cancellationToken),
            run => $"{run.Operations} of {run.Operations} operations called with success, through the packages, at the sandbox");

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var run = await UsePackagesAsync(repository, new PackStep(repository).ReadPackages(), account, cancellationToken);
        foreach (var line in run.Lines)
        {
            account.Line(line);
        }
    }
}
