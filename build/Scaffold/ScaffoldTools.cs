using System.Text.RegularExpressions;
using Sessions.Build.Frameworks;
using Sessions.Build.Processes;
using Sessions.Build.PublicApi;
using Sessions.Build.Steps;

namespace Sessions.Build.Scaffold;

/// <summary>
/// The programs that adding a provider runs.
/// </summary>
internal partial class ScaffoldTools(Repository repository)
{
    // This program runs from one configuration, whose files must not be built anew while it does.
    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    /// <summary>
    /// Checks all specs and generates the code of one provider.
    /// </summary>
    public virtual async Task GenerateAsync(string name, Action<string> report, CancellationToken cancellationToken) =>
        await new GenerateStep(repository).RunAsync([repository.FindProvider(name)], report, cancellationToken);

    /// <summary>
    /// Restores the solution, which writes the lock files. They are evaluated anew: NuGet leaves a project in them that is gone.
    /// </summary>
    public virtual Task RestoreAsync(CancellationToken cancellationToken) => RunAsync(
        ["restore", repository.Solution, "--force-evaluate", "-p:RestoreLockedMode=false", "-nologo", "-v:m"], "The packages could not be restored", cancellationToken);

    /// <summary>
    /// Builds the client of a provider for all targets; returns what the compiler says, a line each, or nothing.
    /// </summary>
    public virtual async Task<IReadOnlyList<string>> BuildAsync(string name, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["build", repository.PathTo($"src/Sessions.{name}"), "-c", Configuration, "-nologo", "-v:m", "-p:RestoreLockedMode=false"],
            repository.Root,
            environment: null,
            cancellationToken);
        return result.Succeeded ? [] : [.. result.RelevantLines.Select(line => ProjectAndTarget().Replace(line, string.Empty)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Lists the public API of a provider that was built: the path of each file, and its text.
    /// </summary>
    public virtual IReadOnlyList<(string Name, string Text)> ListApi(string name) =>
        new PublicApiFiles(repository).ListBuild(repository.FindPackageProjects().Single(project => project.Id == $"Sessions.{name}"), Configuration);

    /// <summary>
    /// Runs the tests of one provider.
    /// </summary>
    public virtual async Task TestAsync(string name, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sessions-add-");
        try
        {
            var results = Path.Combine(folder.FullName, "results.trx");
            var run = await ChildProcess.RunAsync(
                ChildProcess.DotNet,
                [
                    "test", repository.PathTo("tests/Sessions.Tests"), "-c", Configuration, "-nologo", "-v:m", "-p:RestoreLockedMode=false",
                    "--logger", $"trx;LogFileName={results}",
                    // Its own, and those of all providers that are run for it: Acme stands at the beginning of a name or of an argument.
                    "--", $"NUnit.Where=test =~ \"(?i)[.(\\x22]{name}|Documentation|ReadmeTests\"",
                ],
                repository.Root,
                environment: null,
                cancellationToken);
            if (!run.Succeeded)
            {
                var failures = File.Exists(results) ? TestResults.Read(results).Failures : [];
                throw new BuildFailure(
                    $"The tests of {name} did not pass; what stands below tells why, and --skip-tests leaves {name} there to be looked at.",
                    failures.Count > 0 ? failures.Select(failure => $"{failure.Name}: {failure.Message.ReplaceLineEndings(" ")}") : run.RelevantLines);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each target framework says the same.
    [GeneratedRegex(@" \[[^\[\]]+\]$")]
    private static partial Regex ProjectAndTarget();

    private async Task RunAsync(IReadOnlyList<string> arguments, string failure, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(ChildProcess.DotNet, arguments, repository.Root, environment: null, cancellationToken);
        if (!result.Succeeded)
        {
            throw new BuildFailure($"{failure}; what stands below tells why.", result.RelevantLines);
        }
    }
}
