using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Changes Core in hundreds of small ways and counts how many of the changes its tests notice, with Stryker.NET. What is changed, which
/// tests are run and which score is enough stands in tests/stryker-config.json.
/// </summary>
internal sealed class MutationStep(Repository repository)
{
    public const string Name = "mutation";

    private const string ScoreStart = "The final mutation score is";

    /// <summary>
    /// Runs the tool and returns the score, and the counts by what became of the mutants.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var restore = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["tool", "restore"], repository.Root, environment: null, cancellationToken);
        if (!restore.Succeeded)
        {
            throw new BuildFailure("Stryker.NET could not be restored; check the package sources.", restore.RelevantLines);
        }

        var output = repository.PathTo("artifacts", "mutation");
        var run = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["stryker", "--config-file", "stryker-config.json", "--output", output, "--skip-version-check"],
            repository.PathTo("tests"),
            environment: null,
            cancellationToken);
        var score = run.Lines.LastOrDefault(line => line.Contains(ScoreStart, StringComparison.Ordinal));
        if (score is null)
        {
            throw new BuildFailure("Stryker.NET did not come to a score; what it wrote stands below.", run.RelevantLines);
        }

        var summary = score[score.IndexOf(ScoreStart, StringComparison.Ordinal)..].Trim();
        return run.Succeeded
            ? [$"the report is in {repository.Name(output)}", summary]
            : throw new BuildFailure($"The tests of Core notice too few changes: {summary} The report is in {repository.Name(output)}.");
    }
}
