namespace Sessions.Core;

/// <summary>
/// Decides for one call whether a failed attempt is repeated, and after which wait.
/// </summary>
internal sealed class RetryDecision
{
    private readonly TimeProvider _timeProvider;

    internal RetryDecision(Call call, TimeProvider timeProvider)
    {
        Call = call;
        _timeProvider = timeProvider;
    }

    internal Call Call { get; }

    /// <summary>
    /// The wait before the next attempt, set when <see cref="ShouldRetry" /> has said yes.
    /// </summary>
    internal TimeSpan NextWait { get; private set; }

    /// <summary>
    /// Whether a call that failed may be repeated, as far as that depends on the call and the kind of the failure.
    /// </summary>
    internal static bool CanRepeat(Call call)
    {
        return call.Attempts <= call.Retry.MaxRetries
            && IsWorthAnother(call.Operation, call.Failure!)
            && call.Request.Body is not { CanReplay: false };
    }

    internal bool ShouldRetry()
    {
        if (!CanRepeat(Call))
        {
            return false;
        }

        var requested = RetryAfter.Of(Call.Failure!, _timeProvider.GetUtcNow());
        if (requested > Call.Retry.MaxRetryAfter)
        {
            return false;
        }

        NextWait = requested ?? JitteredWait();
        return _timeProvider.GetElapsedTime(Call.Start) + NextWait <= Call.Retry.TotalBudget;
    }

    private static bool IsWorthAnother(SessionsOperation operation, SessionsException exception)
    {
        return exception switch
        {
            SessionsConnectionException { RequestMayHaveArrived: false } => true,
            SessionsRateLimitException => true,
            SessionsApiException { StatusCode: { } status } => operation.IsRetrySafe && IsTransient((int)status),
            SessionsConnectionException or SessionsTimeoutException => operation.IsRetrySafe,
            _ => false,
        };
    }

    private static bool IsTransient(int status)
    {
        return status is 408 or 500 or 502 or 503 or 504;
    }

    /// <summary>
    /// Full jitter: anything between nothing and the exponential bound, so that clients that failed together don't come back together.
    /// In whole milliseconds, which is what timers count in, so that the wait that is told is the wait that was made.
    /// </summary>
    private TimeSpan JitteredWait()
    {
        var bound = Math.Min(
            Call.Retry.MaxDelay.TotalMilliseconds,
            Call.Retry.BaseDelay.TotalMilliseconds * Math.Pow(2, Call.Attempts - 1));
        return TimeSpan.FromMilliseconds(Math.Floor(bound * RandomFraction.Next()));
    }
}
