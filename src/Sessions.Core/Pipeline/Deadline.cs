namespace Sessions.Core;

/// <summary>
/// The time of one attempt: a token that ends with the caller's token or with the timeout, and the exceptions that follow from either.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly Call _call;
    private readonly CancellationToken _callerToken;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;

    private Deadline(Call call, TimeProvider timeProvider, CancellationToken callerToken)
    {
        _call = call;
        _callerToken = callerToken;
        _timeout = CreateTimeout(timeProvider, call.Timeout);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(callerToken, _timeout.Token);
    }

    internal CancellationToken Token => _linked.Token;

    public void Dispose()
    {
        _linked.Dispose();
        _timeout.Dispose();
    }

    internal static Deadline Start(Call call, TimeProvider timeProvider, CancellationToken callerToken)
    {
        return new Deadline(call, timeProvider, callerToken);
    }

    /// <summary>
    /// The documented exception for what the transport threw; null when it is documented already.
    /// </summary>
    internal Exception? Translate(Exception exception)
    {
        var operation = _call.Operation.Name;
        return exception switch
        {
            SessionsException => null,
            not (OperationCanceledException or IOException or HttpRequestException) => null,
            _ when _callerToken.IsCancellationRequested =>
                new OperationCanceledException($"{operation} was cancelled.", exception, _callerToken),
            _ when _timeout.IsCancellationRequested => new SessionsTimeoutException(_call.Timeout, operation, exception),
            OperationCanceledException => new SessionsTimeoutException(_call.Timeout, operation, exception),
            _ => ConnectionException(operation, exception),
        };
    }

    private static SessionsConnectionException ConnectionException(string operation, Exception exception)
    {
        return ConnectionFailure.NeverConnected(exception)
            ? new SessionsConnectionException($"{operation} could not connect to the server; check the base address and the network.", false, exception)
            : new SessionsConnectionException($"The connection broke during {operation}; the server may have acted on it.", true, ConnectionFailure.WithoutResponseText(exception));
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
