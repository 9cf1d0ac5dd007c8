using Polly;
using Polly.Retry;

namespace Sessions.Core;

/// <summary>
/// Repeats attempts after a first one that failed: Polly drives the loop, <see cref="RetryDecision" /> decides about each failure.
/// </summary>
internal sealed class Repetition
{
    private static readonly ResiliencePropertyKey<RetryDecision> DecisionKey = new("Sessions.RetryDecision");

    private readonly ResiliencePipeline _pipeline;

    internal Repetition(TimeProvider timeProvider, Action<Call, TimeSpan, Exception> onRetry)
    {
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static arguments => new ValueTask<bool>(ShouldRetry(arguments)),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(DecisionOf(arguments.Context).NextWait),
                OnRetry = arguments =>
                {
                    onRetry(DecisionOf(arguments.Context).Call, arguments.RetryDelay, arguments.Outcome.Exception!);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>
    /// Goes on after a failure that the decision has found worth another attempt. To Polly, that failure is what its own first attempt came to.
    /// </summary>
    internal async Task<AttemptOutcome<T>> GoOnAsync<T>(
        RetryDecision decision,
        SessionsException firstFailure,
        AttemptSender sender,
        Attempt<T> attempt,
        CancellationToken cancellationToken)
        where T : class
    {
        var context = ResilienceContextPool.Shared.Get(decision.Call.Operation.Name, continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(DecisionKey, decision);
        var isFirst = true;
        try
        {
            var last = await _pipeline.ExecuteOutcomeAsync(NextAsync, context, firstFailure).ConfigureAwait(false);
            if (last.Exception is SessionsException failure)
            {
                return new AttemptOutcome<T>(failure);
            }

            last.ThrowIfException();
            return new AttemptOutcome<T>(last.Result!);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        async ValueTask<Outcome<T>> NextAsync(ResilienceContext resilience, SessionsException failure)
        {
            if (isFirst)
            {
                isFirst = false;
                return Outcome.FromException<T>(failure);
            }

            decision.Call.BeginAttempt(decision.NextWait);
            try
            {
                var outcome = await attempt(sender, decision.Call, resilience.CancellationToken).ConfigureAwait(false);
                return outcome.Failure is null ? Outcome.FromResult(outcome.Response) : Outcome.FromException<T>(outcome.Failure);
            }
            catch (Exception exception)
            {
                // Polly takes nothing that is thrown here; it is thrown on as soon as Polly has returned it.
                return Outcome.FromException<T>(exception);
            }
        }
    }

    private static bool ShouldRetry(RetryPredicateArguments<object> arguments)
    {
        return arguments.AttemptNumber == 0
            || (arguments.Outcome.Exception is SessionsException failure && DecisionOf(arguments.Context).ShouldRetry(failure));
    }

    private static RetryDecision DecisionOf(ResilienceContext context)
    {
        return context.Properties.GetValue(DecisionKey, null!);
    }
}
