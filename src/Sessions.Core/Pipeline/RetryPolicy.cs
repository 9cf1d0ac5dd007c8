namespace Sessions.Core;

/// <summary>
/// Hands a call on to <see cref="Repetition" /> where its first attempt failed in a way that is worth another one. Most calls succeed at once, so
/// what repeats them is not asked, and not even loaded, before there is something to repeat.
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
    /// Goes on with a call whose first attempt failed.
    /// </summary>
    /// <returns>The response of the first attempt that has one; null when none has, or when none is made, and the call holds the last failure.</returns>
    internal ValueTask<T?> RepeatAsync<T>(Call call, AttemptSender sender, Attempt<T> attempt, CancellationToken cancellationToken)
        where T : class
    {
        if (!RetryDecision.CanRepeat(call))
        {
            return default;
        }

        var decision = new RetryDecision(call, _timeProvider);
        return decision.ShouldRetry()
            ? new ValueTask<T?>(_repetition.Value.RepeatAsync(decision, sender, attempt, cancellationToken))
            : default;
    }
}
