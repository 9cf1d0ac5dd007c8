using Sessions.Build.Benchmarks.Results;

namespace Sessions.Build.Benchmarks.Budgets;

/// <summary>
/// Holds what was measured against the budget.
/// </summary>
internal static class BudgetCheck
{
    private const string Sessions = "sessions";

    public static IReadOnlyList<BudgetVerdict> Evaluate(Figures figures, IEnumerable<BudgetLine> lines) => [.. lines.Select(line => Evaluate(figures, line))];

    /// <summary>
    /// Fails when a measure is over its budget.
    /// </summary>
    public static void Require(IEnumerable<BudgetVerdict> verdicts)
    {
        var over = verdicts.Where(verdict => !verdict.IsWithinBudget).ToList();
        if (over.Count == 0)
        {
            return;
        }

        throw new BuildFailure(
            $"{(over.Count == 1 ? "A measure is" : $"{over.Count} measures are")} over the budget; find what became slower or larger, or change {BudgetFile.Name} and say why.",
            over.Select(verdict => verdict.Describe()));
    }

    private static BudgetVerdict Evaluate(Figures figures, BudgetLine line)
    {
        if (line.Unit == BudgetUnit.Count)
        {
            return new BudgetVerdict(line, figures.Count(line.Case!), null);
        }

        if (line.Case is not null)
        {
            return new BudgetVerdict(line, Ratio(figures, line, line.Case), null);
        }

        var (name, ratio) = CaseName.Calls.Select(name => (Name: name, Ratio: Ratio(figures, line, name))).MaxBy(figure => figure.Ratio);
        return new BudgetVerdict(line, ratio, name);
    }

    private static double Ratio(Figures figures, BudgetLine line, string caseName) => line.Unit switch
    {
        BudgetUnit.Bytes => figures.Bytes(caseName, line.Transport, Sessions, line.Against!),
        BudgetUnit.Throughput => figures.Time(caseName, line.Transport, line.Against!, Sessions),
        _ => figures.Time(caseName, line.Transport, Sessions, line.Against!),
    };
}
