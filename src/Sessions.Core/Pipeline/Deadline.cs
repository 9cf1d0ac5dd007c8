namespace Sessions.Core;

/// <summary>
/// The time of one attempt: a token that ends with the caller's token or with the timeout, and the exceptions that follow from either.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly Attempt _attempt;
    private readonly CancellationToken _callerToken;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;

    private Deadline(Attempt attempt, TimeProvider timeProvider, CancellationToken callerToken)
    {
        _attempt = attempt;
        _callerToken = callerToken;
        _timeout = CreateTimeout(timeProvider, attempt.Timeout);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(callerToken, _timeout.Token);
    }

    internal CancellationToken Token => _linked.Token;

    public void Dispose()
    {
        _linked.Dispose();
        _timeout.Dispose();
    }

    internal static Deadline Start(Attempt attempt, TimeProvider timeProvider, CancellationToken callerToken)
    {
        return new Deadline(attempt, timeProvider, callerToken);
    }

    /// <summary>
    /// The documented exception for what the transport threw; null when it is documented already.
    /// </summary>
    internal Exception? Translate(Exception exception)
    {
        var operation = _attempt.Operation.Name;
        return exception switch
        {
            SessionsException => null,
            not (OperationCanceledException or IOException or HttpRequestException) => null,
            _ when _callerToken.IsCancellationRequested =>
                new OperationCanceledException($"{operation} was cancelled.", exception, _callerToken),
            _ when _timeout.IsCancellationRequested => new SessionsTimeoutException(_attempt.Timeout, operation, exception),
            OperationCanceledException => new SessionsTimeoutException(_attempt.Timeout, operation, exception),
            _ => ConnectionException(operation, exception),
        };
    }

    private static SessionsConnectionException ConnectionException(string operation, Exception exception)
    {
        return ConnectionFailure.NeverConnected(exception)
            ? new SessionsConnectionException($"{operation} could not connect to the server; check the base address and the network.", false, exception)
            : new SessionsConnectionException($"The connection broke during {operation}; the server may have acted on it.", true, exception);
    }

    private static CancellationTokenSource CreateTimeout(TimeProvider timeProvider, TimeSpan timeout)
    {
#if NET
        return new CancellationTokenSource(timeout, timeProvider);
#else
        return timeProvider.CreateCancellationTokenSource(timeout);
#endif
    }
}
