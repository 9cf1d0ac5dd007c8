using Sessions.Build.Frameworks;
using Sessions.Build.Processes;
using Sessions.Build.Reporting;

namespace Sessions.Build.Steps;

/// <summary>
/// Runs the whole test suite with the libraries of each target framework but the newest, which every ordinary run has.
/// </summary>
internal sealed class FrameworksStep(Repository repository)
{
    public const string Name = "frameworks";

    private const string OrdinaryFramework = "net10.0";
    private const string Configuration = "Release";
    private const int FailedTestsShown = 8;

    /// <summary>
    /// Packs, builds the tests, and runs them once for each framework.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        await new PackStep(repository).RunAsync(report, cancellationToken);
        report("building the tests");
        await BuildTestsAsync(cancellationToken);
        var results = new List<(string Framework, TestResults Results)>();
        foreach (var framework in Frameworks(repository.FindPackageProjects()))
        {
            report($"running the tests with the libraries for {framework}");
            var suite = FrameworkSuite.Create(
                repository.PathTo("tests", "Sessions.Tests", "bin", Configuration, OrdinaryFramework),
                repository.PathTo("artifacts", "frameworks", framework),
                Directory.EnumerateFiles(repository.PackagesFolder, "*.*nupkg"),
                framework);
            results.Add((framework, await suite.RunAsync(cancellationToken)));
        }

        return Describe(results);
    }

    /// <summary>
    /// The frameworks that an ordinary run of the tests does not load, each once.
    /// </summary>
    public static IReadOnlyList<string> Frameworks(IEnumerable<PackageProject> projects) =>
        [.. projects.SelectMany(project => project.TargetFrameworks).Distinct(StringComparer.Ordinal).Where(framework => framework != OrdinaryFramework)];

    /// <summary>
    /// A line for each framework and one that sums them up; a failure when a test did not pass.
    /// </summary>
    public static IReadOnlyList<string> Describe(IReadOnlyList<(string Framework, TestResults Results)> runs)
    {
        var lines = runs
            .Select(run => $"{run.Framework}: {StepLine.Count(run.Results.Passed)} tests passed, {StepLine.Count(run.Results.Failed)} failed")
            .ToList();
        return runs.All(run => run.Results is { Passed: > 0, Failed: 0 })
            ? [.. lines, $"all tests pass with the libraries for {string.Join(" and ", runs.Select(run => run.Framework))} on .NET {Environment.Version.Major}"]
            : throw new BuildFailure(
                "Tests fail with the libraries for an older framework; mend what is compiled for it only, which `#if` tells.",
                [.. lines, .. runs.SelectMany(run => run.Results.Failures.Take(FailedTestsShown), (run, test) => $"{run.Framework}: {test.Name}")]);
    }

    private async Task BuildTestsAsync(CancellationToken cancellationToken)
    {
        var build = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["build", repository.PathTo("tests", "Sessions.Tests"), "-c", Configuration, "-p:RunAnalyzers=false", "-nologo", "-v:q"],
            repository.Root,
            environment: null,
            cancellationToken);
        if (!build.Succeeded)
        {
            throw new BuildFailure("The tests could not be built; mend what stands below and run it again.", build.RelevantLines);
        }
    }
}
