namespace Sessions.Core;

/// <summary>
/// What an attempt came to: a response, or the exception that stands for its failure. Failures travel through the pipeline as values, since
/// an exception that is thrown costs at each asynchronous frame on its way as much as half of a call.
/// </summary>
/// <typeparam name="T">The type of the response.</typeparam>
internal readonly struct AttemptOutcome<T>
    where T : class
{
    private readonly T? _response;

    internal AttemptOutcome(T response)
    {
        _response = response;
    }

    internal AttemptOutcome(SessionsException failure)
    {
        Failure = failure;
    }

    /// <summary>
    /// Why there is no response; null when there is one.
    /// </summary>
    internal SessionsException? Failure { get; }

    /// <summary>
    /// The response of an attempt that did not fail.
    /// </summary>
    internal T Response => _response ?? throw new InvalidOperationException("The attempt failed, so there is no response.");
}
