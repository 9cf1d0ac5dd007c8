namespace Sessions.Core;

/// <summary>
/// The time of one attempt: a token that ends with the caller's token or with the timeout, and the exceptions that follow from either.
/// </summary>
internal readonly struct Deadline : IDisposable
{
    private readonly Call _call;
    private readonly CancellationToken _callerToken;
    private readonly TimeoutSources _sources;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    private Deadline(Call call, TimeoutSources sources, CancellationToken callerToken)
    {
        _call = call;
        _callerToken = callerToken;
        _sources = sources;
        _source = sources.Rent(call.Timeout);
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
    /// The documented exception for what was thrown, which may be that itself; null when it is neither of the suite nor of the transport.
    /// </summary>
    internal Exception? Documented(Exception exception)
    {
        var operation = _call.Operation.Name;
        return exception switch
        {
            SessionsException => exception,
            not (OperationCanceledException or IOException or HttpRequestException) => null,
            _ when _callerToken.IsCancellationRequested =>
                new OperationCanceledException($"{operation} was cancelled.", exception, _callerToken),
            _ when _source.IsCancellationRequested => new SessionsTimeoutException(_call.Timeout, operation, exception),
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
}
