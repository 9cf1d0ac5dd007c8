using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Fails when the generated code is not what the specs say, or when a version is too low for what changed since the last release.
/// </summary>
internal sealed class DriftVerb : Verb
{
    /// <summary>
    /// Generates all providers and compares.
    /// </summary>
    public static async Task GenerateAndCompareAsync(Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var drift = new DriftStep(repository);
        drift.Remember();
        await GenerateVerb.GenerateAsync(repository, repository.FindProviders(), account, cancellationToken);
        await account.StepAsync(
            "drift", _ => Task.Run(drift.Compare, cancellationToken), files => $"none: {files} generated files, not a byte changed");
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        await GenerateAndCompareAsync(repository, account, cancellationToken);
        await account.StepAsync("versions", _ => new VersionStep(repository).RunAsync(cancellationToken), text => text);
    }
}
