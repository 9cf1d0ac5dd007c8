using System.CommandLine;
using System.Diagnostics;
using Sessions.Build.Reporting;

namespace Sessions.Build.Verbs;

/// <summary>
/// The whole line, from the specs to a program that uses the packages.
/// </summary>
internal sealed class WholeLineVerb : Verb
{
    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await DriftVerb.GenerateAndCompareAsync(repository, account, cancellationToken);
        var packages = await PackVerb.PackAsync(repository, account, cancellationToken);
        var run = await QuickstartVerb.UsePackagesAsync(repository, packages, account, cancellationToken);
        foreach (var (provider, calls) in run.ByProvider())
        {
            foreach (var line in StepLine.Wrap($"{provider}: ", calls))
            {
                account.Detail(line);
            }
        }

        account.Line($"Done in {StepLine.Seconds(watch.Elapsed)}.");
    }
}
