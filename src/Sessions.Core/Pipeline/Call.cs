namespace Sessions.Core;

/// <summary>
/// One call while it is under way: what is sent, how long an attempt may take, how it is repeated, and how often it has been tried.
/// </summary>
internal sealed class Call
{
    private readonly ResolvedOptions _options;
    private readonly RequestOptions? _requestOptions;

    internal Call(SessionsRequest request, ResolvedOptions options, RequestOptions? requestOptions)
    {
        Request = request;
        _options = options;
        _requestOptions = requestOptions;
        Start = options.TimeProvider.GetTimestamp();
    }

    internal SessionsRequest Request { get; }

    internal SessionsOperation Operation => Request.Operation;

    internal TimeSpan Timeout => _requestOptions?.Timeout ?? _options.Timeout ?? Operation.Timeout;

    internal RetryOptions Retry => _requestOptions?.Retry ?? _options.Retry;

    internal IEnumerable<KeyValuePair<string, string>>? Headers => Request.IsPreSigned ? null : _requestOptions?.Headers;

    /// <summary>
    /// The time that all attempts and waits may take together.
    /// </summary>
    internal TimeSpan Budget => Retry.BudgetFor(Timeout);

    /// <summary>
    /// When the call began, as a time stamp of the clock of the client.
    /// </summary>
    internal long Start { get; }

    /// <summary>
    /// The time since the call began.
    /// </summary>
    internal TimeSpan Elapsed => _options.TimeProvider.GetElapsedTime(Start);

    /// <summary>
    /// The attempts that were begun.
    /// </summary>
    internal int Attempts { get; private set; }

    /// <summary>
    /// Whether the request of the latest attempt was handed to the handlers, so that the server may have received it.
    /// </summary>
    internal bool IsSent { get; private set; }

    /// <summary>
    /// The wait before the latest attempt.
    /// </summary>
    internal TimeSpan LastWait { get; private set; }

    /// <summary>
    /// Why the latest attempt had no response; null when it had one. Failures travel through the pipeline as values, since an exception that is
    /// thrown costs at each asynchronous frame on its way as much as half of a call.
    /// </summary>
    internal SessionsException? Failure { get; private set; }

    internal void BeginAttempt(TimeSpan wait)
    {
        Attempts++;
        LastWait = wait;
        Failure = null;
        IsSent = false;
    }

    internal void BeginSend()
    {
        IsSent = true;
    }

    /// <summary>
    /// Ends the latest attempt without a response.
    /// </summary>
    internal void Fail(SessionsException failure)
    {
        Describe(failure);
        Failure = failure;
    }

    /// <summary>
    /// Tells an exception of which call it is.
    /// </summary>
    internal void Describe(SessionsException exception)
    {
        exception.Operation ??= Operation.Name;
        exception.Attempts = Attempts;
        exception.LastWait = LastWait;
    }
}
