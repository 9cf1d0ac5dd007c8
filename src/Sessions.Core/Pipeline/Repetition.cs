using Polly;
using Polly.Retry;

namespace Sessions.Core;

/// <summary>
/// Repeats attempts after a first one that failed: Polly drives the loop, <see cref="RetryDecision" /> decides about each failure.
/// </summary>
internal sealed class Repetition
{
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
    internal async Task<T?> RepeatAsync<T>(RetryDecision decision, AttemptSender sender, Attempt<T> attempt, CancellationToken cancellationToken)
        where T : class
    {
        var call = decision.Call;
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(Keys.Decision, decision);
        var isFirst = true;
        try
        {
            var last = await _pipeline.ExecuteOutcomeAsync(NextAsync, context, call).ConfigureAwait(false);
            if (last.Exception is not SessionsException)
            {
                last.ThrowIfException();
            }

            return last.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        async ValueTask<Outcome<T>> NextAsync(ResilienceContext resilience, Call call)
        {
            if (isFirst)
            {
                isFirst = false;
                return Outcome.FromException<T>(call.Failure!);
            }

            call.BeginAttempt(decision.NextWait);
            try
            {
                return await attempt(sender, call, resilience.CancellationToken).ConfigureAwait(false) is { } response
                    ? Outcome.FromResult(response)
                    : Outcome.FromException<T>(call.Failure!);
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
            || (arguments.Outcome.Exception is SessionsException && DecisionOf(arguments.Context).ShouldRetry());
    }

    private static RetryDecision DecisionOf(ResilienceContext context)
    {
        return context.Properties.GetValue(Keys.Decision, null!);
    }

    // In a class of its own, so that Polly is not loaded when this one is merely named.
    private static class Keys
    {
        internal static readonly ResiliencePropertyKey<RetryDecision> Decision = new("Sessions.RetryDecision");
    }
}
