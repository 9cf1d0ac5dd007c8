using Sessions.Build.Benchmarks;
using Sessions.Build.Benchmarks.Budgets;
using Sessions.Build.Benchmarks.Report;
using Sessions.Build.Benchmarks.Results;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Measures the clients with tests/Sessions.Benchmarks, in a process of its own that is built for release.
/// </summary>
internal sealed class BenchStep(Repository repository)
{
    private const string Readme = "README.md";
    private const string Mark = "performance";

    /// <summary>
    /// Builds the benchmarks, which generates the clients that are compared with.
    /// </summary>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        var build = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["build", Project, "-c", "Release", "-nologo", "-v:q"], repository.Root, environment: null, cancellationToken);
        if (!build.Succeeded)
        {
            throw new BuildFailure("The benchmarks could not be built; mend what stands below and run it again.", build.RelevantLines);
        }
    }

    /// <summary>
    /// Runs them.
    /// </summary>
    public async Task<BenchmarkResults> MeasureAsync(bool isShort, CancellationToken cancellationToken)
    {
        var file = repository.PathTo("artifacts", "benchmarks", isShort ? "short.json" : "full.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var run = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["run", "--project", Project, "-c", "Release", "--no-build", "--", isShort ? "short" : "full", file],
            repository.Root,
            environment: null,
            cancellationToken);
        if (!run.Succeeded)
        {
            throw new BuildFailure("The benchmarks failed; what they wrote stands below.", run.Lines.TakeLast(8));
        }

        var results = BenchmarkResults.Read(file);
        return results with { Counts = results.Counts.Concat(GeneratedLines.Count(repository)).ToDictionary() };
    }

    /// <summary>
    /// Holds results against the budget.
    /// </summary>
    public IReadOnlyList<BudgetVerdict> Evaluate(BenchmarkResults results) =>
        BudgetCheck.Evaluate(new Figures(results), BudgetFile.Read(repository.PathTo(BudgetFile.Name)));

    /// <summary>
    /// Writes results into the README, and draws the chart that it shows.
    /// </summary>
    public void Publish(BenchmarkResults results, IReadOnlyList<BudgetVerdict> verdicts)
    {
        var readme = repository.PathTo(Readme);
        var text = MarkedText.Replace(File.ReadAllText(readme), Mark, PerformanceSection.Write(results, verdicts), Readme);
        File.WriteAllText(repository.PathTo(PerformanceSection.ChartName), PerformanceChart.Draw(results));
        File.WriteAllText(readme, text);
    }

    private string Project => repository.PathTo("tests", "Sessions.Benchmarks");
}
