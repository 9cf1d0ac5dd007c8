using System.Globalization;

namespace Sessions.Build.Benchmarks.Budgets;

/// <summary>
/// A line of the budget, and what was measured.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Measured">The ratio or the count.</param>
/// <param name="Worst">The call that the figure is of, where the line is for all of them.</param>
internal sealed record BudgetVerdict(BudgetLine Line, double Measured, string? Worst)
{
    public bool MeetsLimit => Line.Meets(Math.Round(Measured, 2), Line.Limit);

    public bool IsWithinBudget => Line.Meets(Measured, Line.Budget);

    public string Limit => Number(Line.Limit);

    public string Figure => Worst is null ? Number(Measured) : $"{Number(Measured)} ({Worst})";

    public string Describe() => $"{Line.Measure}: {Figure}, where {Number(Line.Budget)} is the {(Line.IsLeast ? "least" : "most")}";

    private string Number(double value) => value.ToString(Line.Unit == BudgetUnit.Count ? "0.#" : "0.00", CultureInfo.InvariantCulture);
}
