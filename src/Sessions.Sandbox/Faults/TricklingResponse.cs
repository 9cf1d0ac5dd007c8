namespace Sessions.Sandbox;

/// <summary>
/// Sends a response, whose status and headers are set, a few bytes at a time.
/// </summary>
internal static class TricklingResponse
{
    public static async Task SendAsync(SandboxResponse response, TrickleFault trickle, Exchange exchange, RecordedBody sent, Action conclude)
    {
        var target = exchange.Context.Response;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(exchange.Context.RequestAborted, exchange.Stopping);
        target.ContentLength = response.Chunks is null ? response.Body.Length : null;
        await target.StartAsync(ended.Token).ConfigureAwait(false);
        await BodyPieces.SendAsync(
            BodyPieces.OfAsync(response.Chunks ?? BodyPieces.WholeAsync(response.Body), trickle, ended.Token),
            sent,
            SendAsync,
            conclude,
            SendAsync).ConfigureAwait(false);

        async Task SendAsync(byte[] piece)
        {
            await target.Body.WriteAsync(piece, ended.Token).ConfigureAwait(false);
            await target.Body.FlushAsync(ended.Token).ConfigureAwait(false);
        }
    }
}
