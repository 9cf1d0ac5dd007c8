namespace Sessions.Sandbox;

/// <summary>
/// Replies to a request that faults hit.
/// </summary>
internal static class FaultyReply
{
    /// <summary>
    /// Carries the operation out as often as the faults let it be, waits, and alters what it answered.
    /// </summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="serve">Carries the operation out once.</param>
    public static async ValueTask<SandboxResponse> MakeAsync(Exchange exchange, Func<Exchange, ValueTask<SandboxResponse>> serve)
    {
        var hits = exchange.Faults;
        var response = hits.Get<ReplyFault>() is { } reply ? reply.Reply(exchange) : await ServeAsync(exchange, serve).ConfigureAwait(false);
        if (hits.Delay > TimeSpan.Zero)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(exchange.Context.RequestAborted, exchange.Stopping);
            await Task.Delay(hits.Delay, ended.Token).ConfigureAwait(false);
        }

        return hits.All<BodyFault>().Aggregate(response, (altered, fault) => fault.Alter(altered));
    }

    private static async ValueTask<SandboxResponse> ServeAsync(Exchange exchange, Func<Exchange, ValueTask<SandboxResponse>> serve)
    {
        if (exchange.Faults.Get<DuplicateFault>() is not null)
        {
            await serve(exchange).ConfigureAwait(false);
        }

        var response = await serve(exchange).ConfigureAwait(false);
        exchange.Faults.Get<PageDriftFault>()?.Move(exchange.Provider, response);
        return response;
    }
}
