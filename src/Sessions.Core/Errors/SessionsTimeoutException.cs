namespace Sessions.Core;

/// <summary>
/// An attempt took longer than its timeout allows. The server may have acted on the request.
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
        : base(
            $"{operation ?? "The call"} did not finish within {timeout.TotalSeconds:0.###} seconds; the server may have acted on it. "
            + "Raise Timeout if that is to be expected.",
            innerException)
    {
        Timeout = timeout;
        Operation = operation;
    }

    /// <summary>
    /// The timeout that ran out.
    /// </summary>
    public TimeSpan Timeout { get; }
}
