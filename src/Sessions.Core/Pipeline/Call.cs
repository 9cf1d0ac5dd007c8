namespace Sessions.Core;

/// <summary>
/// One call while it is under way: what is sent, how long an attempt may take, how it is repeated, and how often it has been tried.
/// </summary>
internal sealed class Call
{
    internal Call(SessionsRequest request, ResolvedOptions options, RequestOptions? requestOptions)
    {
        Request = request;
        Timeout = requestOptions?.Timeout ?? options.Timeout ?? request.Operation.Timeout;
        Retry = requestOptions?.Retry ?? options.Retry;
        Headers = request.IsPreSigned ? null : requestOptions?.Headers;
    }

    internal SessionsRequest Request { get; }

    internal SessionsOperation Operation => Request.Operation;

    internal TimeSpan Timeout { get; }

    internal RetryOptions Retry { get; }

    internal IEnumerable<KeyValuePair<string, string>>? Headers { get; }

    /// <summary>
    /// The attempts that were begun.
    /// </summary>
    internal int Attempts { get; set; }

    /// <summary>
    /// The wait before the latest attempt.
    /// </summary>
    internal TimeSpan LastWait { get; set; }
}
