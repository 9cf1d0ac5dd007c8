namespace Sessions.Core;

/// <summary>
/// The request could not be sent, or its response did not arrive whole.
/// </summary>
public sealed class SessionsConnectionException : SessionsException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="message">One sentence that says what happened.</param>
    /// <param name="requestMayHaveArrived">False when no connection was established, so that the server can't have acted.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public SessionsConnectionException(string message, bool requestMayHaveArrived, Exception? innerException = null)
        : base(message, innerException)
    {
        RequestMayHaveArrived = requestMayHaveArrived;
    }

    /// <summary>
    /// False when no connection was established, so that the server can't have acted on the request.
    /// </summary>
    public bool RequestMayHaveArrived { get; }
}
