using System.CommandLine;
using Sessions.Build.Benchmarks.Budgets;
using Sessions.Build.Benchmarks.Report;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Measures the clients against what a developer would write or take instead.
/// </summary>
internal sealed class BenchVerb : Verb
{
    private readonly Option<bool> _short = new("--short", "-s")
    {
        Description = "Takes under two minutes, only holds the figures against the budget, and changes no file.",
    };

    protected override void AddOptions(Command command)
    {
        command.Options.Add(_short);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var isShort = arguments.GetValue(_short);
        var step = new BenchStep(repository);
        await account.StepAsync(
            "build",
            async _ =>
            {
                await step.BuildAsync(cancellationToken);
                return true;
            },
            _ => "the benchmarks, and the clients that NSwag makes with its own templates");
        var results = await account.StepAsync(
            "measure",
            _ => step.MeasureAsync(isShort, cancellationToken),
            results => $"{results.Measurements.Count} measurements in turns");
        var verdicts = step.Evaluate(results);
        foreach (var verdict in verdicts)
        {
            account.Detail($"{(verdict.MeetsLimit ? "met   " : "missed")} {verdict.Line.Measure}: {verdict.Figure}, aimed at {verdict.Limit}");
        }

        if (!isShort)
        {
            step.Publish(results, verdicts);
            account.Line($"The figures are in README.md and {PerformanceSection.ChartName}.");
        }

        BudgetCheck.Require(verdicts);
        account.Line($"Every measure is within {BudgetFile.Name}.");
    }
}
