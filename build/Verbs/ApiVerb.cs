using System.CommandLine;
using Sessions.Build.PublicApi;
using Sessions.Build.Reporting;

namespace Sessions.Build.Verbs;

/// <summary>
/// Packs, and writes the listings of what the packages let a program see, so that a pull request shows the change.
/// </summary>
internal sealed class ApiVerb : Verb
{
    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var packages = await PackVerb.PackAsync(repository, account, cancellationToken);
        var changed = await account.StepAsync(
            "api",
            _ => Task.Run(() => new PublicApiFiles(repository).Write(packages), cancellationToken),
            files => files.Count == 0 ? "every listing is as it was" : $"{files.Count} listings changed; commit them");
        foreach (var file in changed)
        {
            account.Detail(file);
        }
    }
}
