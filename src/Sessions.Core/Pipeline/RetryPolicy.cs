using Polly;
using Polly.Retry;

namespace Sessions.Core;

/// <summary>
/// Repeats attempts: Polly drives the loop, <see cref="RetryDecision" /> decides about each failure.
/// </summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<RetryDecision> DecisionKey = new("Sessions.RetryDecision");

    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline _pipeline;

    internal RetryPolicy(TimeProvider timeProvider, Action<Call, TimeSpan, Exception> onRetry)
    {
        _timeProvider = timeProvider;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static arguments => new ValueTask<bool>(
                    arguments.Outcome.Exception is { } exception && DecisionOf(arguments.Context).ShouldRetry(exception)),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(DecisionOf(arguments.Context).NextWait),
                OnRetry = arguments =>
                {
                    onRetry(DecisionOf(arguments.Context).Call, arguments.RetryDelay, arguments.Outcome.Exception!);
                    return default;
                },
            })
            .Build();
    }

    internal async Task<T> ExecuteAsync<T>(Call call, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var decision = new RetryDecision(call, _timeProvider);
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(DecisionKey, decision);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (resilience, send) =>
                {
                    DecisionOf(resilience).BeginAttempt();
                    return new ValueTask<T>(send(resilience.CancellationToken));
                },
                context,
                attempt).ConfigureAwait(false);
        }
        catch (SessionsException exception) when (decision.Describe(exception))
        {
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryDecision DecisionOf(ResilienceContext context)
    {
        return context.Properties.GetValue(DecisionKey, null!);
    }
}
