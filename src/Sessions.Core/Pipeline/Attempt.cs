namespace Sessions.Core;

/// <summary>
/// Makes one attempt of a call.
/// </summary>
/// <typeparam name="T">The type of the response.</typeparam>
/// <param name="sender">What sends it.</param>
/// <param name="call">The call.</param>
/// <param name="cancellationToken">Ends the attempt.</param>
/// <returns>The response, or what kept it from coming.</returns>
internal delegate ValueTask<AttemptOutcome<T>> Attempt<T>(AttemptSender sender, Call call, CancellationToken cancellationToken)
    where T : class;
