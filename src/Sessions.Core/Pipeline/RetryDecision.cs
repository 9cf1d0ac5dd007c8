namespace Sessions.Core;

/// <summary>
/// Decides for one call whether a failed attempt is repeated, and after which wait.
/// </summary>
internal static class RetryDecision
{
    /// <summary>
    /// The wait before the next attempt of a call whose latest attempt failed; null when the call is not to be repeated.
    /// </summary>
    internal static TimeSpan? WaitOf(Call call, TimeProvider timeProvider)
    {
        if (!CanRepeat(call))
        {
            return null;
        }

        var requested = RetryAfter.Of(call.Failure!, timeProvider.GetUtcNow());
        if (requested > call.Retry.MaxRetryAfter)
        {
            return null;
        }

        var (budget, left) = (call.Budget, call.Budget - call.Elapsed);
        if (left <= TimeSpan.Zero && budget > TimeSpan.Zero)
        {
            return null;
        }

        // A server that asks for no wait gets none.
        var wait = requested is null ? JitteredWait(call, call.Retry.MaxDelay)
            : requested.Value > TimeSpan.Zero ? requested.Value + JitteredWait(call, left - requested.Value)
            : TimeSpan.Zero;
        return wait <= left ? wait : null;
    }

    private static bool CanRepeat(Call call)
    {
        return call.Attempts <= call.Retry.MaxRetries
            && IsWorthAnother(call.Operation, call.Failure!)
            && call.Request.Body is not { CanReplay: false };
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
    /// Full jitter: anything between nothing and the exponential bound, so that clients that failed together don't come back together. It is added
    /// to what a server asks for, as far as the budget allows. In whole milliseconds, which is what timers count in, so that the wait that is
    /// told is the wait that was made.
    /// </summary>
    private static TimeSpan JitteredWait(Call call, TimeSpan longest)
    {
        var bound = Math.Min(
            Math.Min(call.Retry.MaxDelay.TotalMilliseconds, Math.Max(longest.TotalMilliseconds, 0)),
            call.Retry.BaseDelay.TotalMilliseconds * Math.Pow(2, call.Attempts - 1));
        return TimeSpan.FromMilliseconds(Math.Floor(bound * RandomFraction.Next()));
    }
}
