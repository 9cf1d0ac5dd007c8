namespace Sessions.Build.Benchmarks.Budgets;

/// <summary>
/// What a line of the budget limits.
/// </summary>
internal enum BudgetUnit
{
    /// <summary>The time of a call, against another contender's.</summary>
    Time,

    /// <summary>The bytes that a call allocates, against another contender's.</summary>
    Bytes,

    /// <summary>The calls in a second, against another contender's. The limit is the least that is wanted.</summary>
    Throughput,

    /// <summary>A number of its own.</summary>
    Count,
}
