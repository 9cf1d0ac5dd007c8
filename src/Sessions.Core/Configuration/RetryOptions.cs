namespace Sessions.Core;

/// <summary>
/// How failed attempts are repeated: exponential waits with full jitter, a cap for each wait and a budget for the whole call.
/// </summary>
public sealed class RetryOptions
{
    private static readonly TimeSpan DefaultBudget = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often a call may be repeated after its first attempt; 0 switches retries off. The default is 3.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The upper bound of the first wait; it doubles with each attempt. The default is 500 milliseconds.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The upper bound of every computed wait. The default is 20 seconds.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest <c>Retry-After</c> that is honoured; a server that asks for more ends the call with its error. The default is 60 seconds. The wait
    /// is as long as the server asks for, plus a computed wait, so that clients that were refused together don't come back together.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time that all attempts and waits of a call may take together; no wait begins that would exceed it, and an attempt that is under way ends
    /// with it. Null means 5 minutes, or the timeout of one attempt where that is longer. Zero allows no wait, and bounds no attempt.
    /// </summary>
    public TimeSpan? TotalBudget { get; set; }

    /// <summary>
    /// The time that a call may take, given the timeout of one attempt.
    /// </summary>
    internal TimeSpan BudgetFor(TimeSpan timeout)
    {
        return TotalBudget ?? (timeout > DefaultBudget ? timeout : DefaultBudget);
    }

    internal RetryOptions Copy()
    {
        return (RetryOptions)MemberwiseClone();
    }

    internal IEnumerable<string> Problems(string path)
    {
        if (MaxRetries is < 0 or > 100)
        {
            yield return $"{path}.{nameof(MaxRetries)} must lie between 0 and 100, but is {MaxRetries}.";
        }

        foreach (var (name, value) in new (string, TimeSpan?)[]
        {
            (nameof(BaseDelay), BaseDelay),
            (nameof(MaxDelay), MaxDelay),
            (nameof(MaxRetryAfter), MaxRetryAfter),
            (nameof(TotalBudget), TotalBudget),
        })
        {
            if (value < TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                yield return $"{path}.{name} must lie between zero and one day, but is {value}.";
            }
        }
    }
}
