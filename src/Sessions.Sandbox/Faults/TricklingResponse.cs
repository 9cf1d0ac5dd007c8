using System.Buffers;

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
            async piece =>
            {
                target.BodyWriter.Write(piece);
                await target.BodyWriter.FlushAsync(ended.Token).ConfigureAwait(false);
            },
            conclude,
            last =>
            {
                // Not flushed: it leaves when the exchange is over.
                target.BodyWriter.Write(last);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
    }
}
