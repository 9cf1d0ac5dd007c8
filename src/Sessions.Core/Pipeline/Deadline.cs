namespace Sessions.Core;

/// <summary>
/// The time of one attempt: a token that ends with the caller's token, with the timeout, or with the budget of the call, and the exceptions that
/// follow from each.
/// </summary>
internal readonly struct Deadline : IDisposable
{
    private static readonly TimeSpan ShortestTimer = TimeSpan.FromMilliseconds(1);

    private readonly Call _call;
    private readonly CancellationToken _callerToken;
    private readonly TimeoutSources _sources;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;
    private readonly bool _isBudget;

    private Deadline(Call call, TimeoutSources sources, CancellationToken callerToken)
    {
        _call = call;
        _callerToken = callerToken;
        _sources = sources;
        _source = sources.Rent(TimeOf(call, out _isBudget));
        _registration = callerToken.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source, useSynchronizationContext: false);
    }

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _sources.Return(_source);
    }

    internal static Deadline Start(Call call, TimeoutSources sources, CancellationToken callerToken)
    {
        return new Deadline(call, sources, callerToken);
    }

    /// <summary>
    /// The documented exception for what was thrown, which may be that itself; null for a misuse that was found before anything was sent.
    /// </summary>
    internal Exception? Documented(Exception exception)
    {
        var operation = _call.Operation.Name;
        return exception switch
        {
            SessionsException => exception,
            _ when _callerToken.IsCancellationRequested =>
                new OperationCanceledException($"{operation} was cancelled.", exception, _callerToken),
            _ when OwnFailureIn(exception) is { } failure => failure,
            _ when _source.IsCancellationRequested => TimeoutException(operation, exception),
            OperationCanceledException => new SessionsTimeoutException(TimeoutCause.Handler, _call.Timeout, operation, exception),
            _ when _call.IsSent => ConnectionFailure.Of(exception, operation),
            ArgumentException or ObjectDisposedException => null,
            _ => new SessionsException($"The request of {operation} could not be made ({exception.GetType().Name}); nothing was sent. See the inner exception.", exception),
        };
    }

    private static TimeSpan TimeOf(Call call, out bool isBudget)
    {
        var (timeout, budget) = (call.Timeout, call.Budget);
        var left = budget - call.Elapsed;
        isBudget = left < timeout && budget > TimeSpan.Zero;
        return isBudget ? (left > ShortestTimer ? left : ShortestTimer) : timeout;
    }

    // Handlers and HTTP connections wrap what the content of a request throws.
    private static UploadFailedException? OwnFailureIn(Exception exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is UploadFailedException failure)
            {
                return failure;
            }
        }

        return null;
    }

    private SessionsTimeoutException TimeoutException(string operation, Exception exception)
    {
        var time = _isBudget ? _call.Budget : _call.Timeout;
        var cause = !_call.IsSent ? TimeoutCause.Preparation : _isBudget ? TimeoutCause.Budget : TimeoutCause.Attempt;
        return new SessionsTimeoutException(cause, time, operation, exception);
    }
}
