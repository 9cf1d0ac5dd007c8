namespace Sessions.Core;

/// <summary>
/// Makes one attempt of a call.
/// </summary>
/// <typeparam name="T">The type of the response.</typeparam>
/// <param name="sender">What sends it.</param>
/// <param name="call">The call.</param>
/// <param name="cancellationToken">Ends the attempt.</param>
/// <returns>The response; null where there is none, and the call holds its failure.</returns>
internal delegate ValueTask<T?> Attempt<T>(AttemptSender sender, Call call, CancellationToken cancellationToken)
    where T : class;
