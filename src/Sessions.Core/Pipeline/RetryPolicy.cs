namespace Sessions.Core;

/// <summary>
/// Lets a call that failed wait for its next attempt, where <see cref="RetryDecision" /> finds that it is worth one.
/// </summary>
internal sealed class RetryPolicy
{
    private readonly TimeProvider _timeProvider;
    private readonly Action<Call, TimeSpan, Exception> _onRetry;

    internal RetryPolicy(TimeProvider timeProvider, Action<Call, TimeSpan, Exception> onRetry)
    {
        _timeProvider = timeProvider;
        _onRetry = onRetry;
    }

    /// <summary>
    /// Waits for the next attempt of a call whose latest attempt failed, and begins it.
    /// </summary>
    /// <returns>Whether there is a next attempt; if there is none, the call keeps its last failure.</returns>
    internal async ValueTask<bool> NextAttemptAsync(Call call, CancellationToken cancellationToken)
    {
        if (RetryDecision.WaitOf(call, _timeProvider) is not { } wait)
        {
            return false;
        }

        _onRetry(call, wait, call.Failure!);
        await DelayAsync(call, wait, cancellationToken).ConfigureAwait(false);
        call.BeginAttempt(wait);
        return true;
    }

    private async Task DelayAsync(Call call, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
#if NET
            await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);
#else
            await _timeProvider.Delay(wait, cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (OperationCanceledException exception)
        {
            throw new OperationCanceledException($"{call.Operation.Name} was cancelled.", exception, cancellationToken);
        }
    }
}
