namespace Sessions.Core;

/// <summary>
/// Decides for one call whether a failed attempt is repeated, and after which wait.
/// </summary>
internal sealed class RetryDecision
{
    private readonly SessionsRequest _request;
    private readonly RetryOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private int _attempts;
    private TimeSpan _lastWait;

    internal RetryDecision(SessionsRequest request, RetryOptions options, TimeProvider timeProvider)
    {
        _request = request;
        _options = options;
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
    }

    /// <summary>
    /// The wait before the next attempt, set when <see cref="ShouldRetry" /> has said yes.
    /// </summary>
    internal TimeSpan NextWait { get; private set; }

    internal void CountAttempt()
    {
        _attempts++;
        _lastWait = NextWait;
    }

    internal bool ShouldRetry(Exception exception)
    {
        if (_attempts > _options.MaxRetries || !CanRepeat(exception) || _request.Body is { CanReplay: false })
        {
            return false;
        }

        var requested = RetryAfter.Of(exception, _timeProvider.GetUtcNow());
        if (requested > _options.MaxRetryAfter)
        {
            return false;
        }

        NextWait = requested ?? JitteredWait();
        return _timeProvider.GetElapsedTime(_start) + NextWait <= _options.TotalBudget;
    }

    internal void Describe(SessionsException exception)
    {
        exception.Operation ??= _request.Operation.Name;
        exception.Attempts = _attempts;
        exception.LastWait = _lastWait;
    }

    private bool CanRepeat(Exception exception)
    {
        return exception switch
        {
            SessionsConnectionException { RequestMayHaveArrived: false } => true,
            SessionsApiException { StatusCode: { } status } when (int)status == 429 => true,
            SessionsApiException { StatusCode: { } status } => _request.Operation.IsRetrySafe && IsTransient((int)status),
            SessionsConnectionException or SessionsTimeoutException => _request.Operation.IsRetrySafe,
            _ => false,
        };
    }

    private static bool IsTransient(int status)
    {
        return status is 408 or 500 or 502 or 503 or 504;
    }

    /// <summary>
    /// Full jitter: anything between nothing and the exponential bound, so that clients that failed together don't come back together.
    /// </summary>
    private TimeSpan JitteredWait()
    {
        var bound = Math.Min(_options.MaxDelay.TotalMilliseconds, _options.BaseDelay.TotalMilliseconds * Math.Pow(2, _attempts - 1));
        return TimeSpan.FromMilliseconds(bound * RandomFraction.Next());
    }
}
