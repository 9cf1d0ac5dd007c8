namespace Sessions.Core;

/// <summary>
/// What ended an attempt too early.
/// </summary>
internal enum TimeoutCause
{
    /// <summary>
    /// The timeout of the attempt.
    /// </summary>
    Attempt,

    /// <summary>
    /// The budget of the call.
    /// </summary>
    Budget,

    /// <summary>
    /// A handler of the user's, or the timeout of an HTTP client.
    /// </summary>
    Handler,

    /// <summary>
    /// The timeout or the budget, before anything was sent.
    /// </summary>
    Preparation,
}
