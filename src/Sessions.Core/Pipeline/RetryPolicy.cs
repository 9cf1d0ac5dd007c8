namespace Sessions.Core;

/// <summary>
/// Makes the first attempt of a call, and hands on to <see cref="Repetition" /> where it failed in a way that is worth another one. Most calls
/// succeed at once, so what repeats them is not asked, and not even loaded, before there is something to repeat.
/// </summary>
internal sealed class RetryPolicy
{
    private readonly TimeProvider _timeProvider;
    private readonly Lazy<Repetition> _repetition;

    internal RetryPolicy(TimeProvider timeProvider, Action<Call, TimeSpan, Exception> onRetry)
    {
        _timeProvider = timeProvider;
        _repetition = new Lazy<Repetition>(() => new Repetition(timeProvider, onRetry));
    }

    /// <summary>
    /// The response of the first attempt that has one; null when none has, and the call holds the failure of the last one.
    /// </summary>
    internal async ValueTask<T?> ExecuteAsync<T>(
        Call call, AttemptSender sender, Attempt<T> attempt, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.BeginAttempt(TimeSpan.Zero);
        var response = await attempt(sender, call, cancellationToken).ConfigureAwait(false);
        if (response is not null || !RetryDecision.CanRepeat(call, call.Failure!))
        {
            return response;
        }

        var decision = new RetryDecision(call, _timeProvider);
        return decision.ShouldRetry(call.Failure!)
            ? await _repetition.Value.GoOnAsync(decision, sender, attempt, cancellationToken).ConfigureAwait(false)
            : null;
    }
}
