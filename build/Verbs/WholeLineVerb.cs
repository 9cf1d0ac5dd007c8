using System.CommandLine;
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
        await DriftVerb.GenerateAndCompareAsync(repository, account, cancellationToken);
        await PackVerb.PackAsync(repository, account, cancellationToken);
    }
}
