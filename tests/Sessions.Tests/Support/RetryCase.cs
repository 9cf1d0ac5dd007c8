using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// A sequence of faults (the last one again and again) with retry options, and what the rules say must follow from it.
/// </summary>
internal sealed record RetryCase(IReadOnlyList<Fault> Faults, int Retries, int BaseDelay, int MaxDelay, int Budget, bool Safe)
{
    public RetryOptions Options => new()
    {
        MaxRetries = Retries,
        BaseDelay = TimeSpan.FromMilliseconds(BaseDelay),
        MaxDelay = TimeSpan.FromMilliseconds(MaxDelay),
        TotalBudget = TimeSpan.FromSeconds(Budget),
    };

    public Fault FaultAt(int attempt) => Faults[Math.Min(attempt, Faults.Count - 1)];

    public TimeSpan ShortestWaitAfter(int attempt) => TimeSpan.FromSeconds(FaultAt(attempt).RetryAfter ?? 0);

    public TimeSpan LongestWaitAfter(int attempt)
    {
        return ShortestWaitAfter(attempt) + TimeSpan.FromMilliseconds(Math.Min(MaxDelay, BaseDelay * Math.Pow(2, attempt)));
    }

    /// <summary>
    /// The number of attempts when there is no base delay, so that only Retry-After makes the call wait.
    /// </summary>
    public int PredictedAttempts()
    {
        var waited = TimeSpan.Zero;
        for (var attempt = 0; ; attempt++)
        {
            var fault = FaultAt(attempt);
            var isSpent = waited >= Options.TotalBudget && Options.TotalBudget > TimeSpan.Zero;
            waited += TimeSpan.FromSeconds(fault.RetryAfter ?? 0);
            if (isSpent || attempt >= Retries || !fault.IsRepeated(Safe) || fault.RetryAfter > Options.MaxRetryAfter.TotalSeconds || waited > Options.TotalBudget)
            {
                return attempt + 1;
            }
        }
    }
}
