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

    internal async ValueTask<AttemptOutcome<T>> ExecuteAsync<T>(
        Call call, AttemptSender sender, Attempt<T> attempt, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.BeginAttempt(TimeSpan.Zero);
        var outcome = await attempt(sender, call, cancellationToken).ConfigureAwait(false);
        if (outcome.Failure is { } first && RetryDecision.CanRepeat(call, first))
        {
            var decision = new RetryDecision(call, _timeProvider);
            if (decision.ShouldRetry(first))
            {
                outcome = await _repetition.Value.GoOnAsync(decision, first, sender, attempt, cancellationToken).ConfigureAwait(false);
            }
        }

        if (outcome.Failure is { } last)
        {
            call.Describe(last);
        }

        return outcome;
    }
}
