namespace Sessions.Core;

/// <summary>
/// An attempt took longer than its timeout allows, or the call longer than its budget. The server may have acted on the request, unless the message
/// says that nothing was sent.
/// </summary>
public sealed class SessionsTimeoutException : SessionsException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="timeout">The timeout that ran out.</param>
    /// <param name="operation">The name of the method that was called, without Async.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public SessionsTimeoutException(TimeSpan timeout, string? operation = null, Exception? innerException = null)
        : this(TimeoutCause.Attempt, timeout, operation, innerException)
    {
    }

    internal SessionsTimeoutException(TimeoutCause cause, TimeSpan timeout, string? operation, Exception? innerException)
        : base(MessageOf(cause, operation ?? "The call", $"{timeout.TotalSeconds:0.###} seconds"), innerException)
    {
        Timeout = timeout;
        Operation = operation;
        Cause = cause;
    }

    /// <summary>
    /// The timeout or budget that the attempt had. A handler or an HTTP client that gave up earlier has one of its own.
    /// </summary>
    public TimeSpan Timeout { get; }

    internal TimeoutCause Cause { get; }

    private static string MessageOf(TimeoutCause cause, string call, string timeout)
    {
        return cause switch
        {
            TimeoutCause.Budget =>
                $"{call} did not finish within the {timeout} that Retry.TotalBudget allows for all attempts; the server may have acted on it. "
                + "Raise Retry.TotalBudget if that is to be expected.",
            TimeoutCause.Handler =>
                $"{call} was ended by a handler or by the HTTP client, before its Timeout of {timeout}; the server may have acted on it. "
                + "Raise the timeout that is set there if that is to be expected.",
            TimeoutCause.Preparation =>
                $"{call} had no credential within {timeout}; nothing was sent. Check the credential provider or the token address.",
            _ => $"{call} did not finish within {timeout}; the server may have acted on it. Raise Timeout if that is to be expected.",
        };
    }
}
