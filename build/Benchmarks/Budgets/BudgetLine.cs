namespace Sessions.Build.Benchmarks.Budgets;

/// <summary>
/// A line of tests/Sessions.Benchmarks/budget.json.
/// </summary>
internal sealed record BudgetLine
{
    /// <summary>
    /// The measure in words, for the table and for messages.
    /// </summary>
    public required string Measure { get; init; }

    public required BudgetUnit Unit { get; init; }

    /// <summary>
    /// The case, or for a count its name; null for the worst of all calls.
    /// </summary>
    public string? Case { get; init; }

    public string Transport { get; init; } = Results.TransportName.Memory;

    /// <summary>
    /// Whom the clients of this repository are compared with; null for a count.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>
    /// What is aimed at.
    /// </summary>
    public required double Limit { get; init; }

    /// <summary>
    /// What fails a run. It leaves room for the noise of a machine, and none for a regression of half again.
    /// </summary>
    public required double Budget { get; init; }

    public bool IsLeast => Unit == BudgetUnit.Throughput;

    public bool Meets(double measured, double bound) => IsLeast ? measured >= bound : measured <= bound;
}
