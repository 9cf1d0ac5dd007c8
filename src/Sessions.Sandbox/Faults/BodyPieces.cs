using System.Runtime.CompilerServices;

namespace Sessions.Sandbox;

/// <summary>
/// The body of a response in the pieces in which it is sent.
/// </summary>
internal static class BodyPieces
{
    /// <summary>
    /// The pieces, with the waiting of a trickle between them.
    /// </summary>
    public static async IAsyncEnumerable<byte[]> OfAsync(IAsyncEnumerable<byte[]> parts, TrickleFault? trickle, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in parts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (trickle is null)
            {
                yield return part;
                continue;
            }

            await foreach (var piece in trickle.PiecesAsync(part, cancellationToken).ConfigureAwait(false))
            {
                yield return piece;
            }
        }
    }

    /// <summary>
    /// A body that is there as a whole, in one part.
    /// </summary>
    public static async IAsyncEnumerable<byte[]> WholeAsync(byte[] body)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return body;
    }

    /// <summary>
    /// Sends pieces one behind the other, and does something just before the last one leaves: whoever has the end of the body can rely on it.
    /// </summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="sent">Takes the pieces before they leave.</param>
    /// <param name="send">Sends a piece.</param>
    /// <param name="beforeLast">What is done before the last piece.</param>
    /// <param name="sendLast">Sends the last piece, which is empty when there is none.</param>
    public static async Task SendAsync(IAsyncEnumerable<byte[]> pieces, RecordedBody sent, Func<byte[], Task> send, Action beforeLast, Func<byte[], Task> sendLast)
    {
        var held = Array.Empty<byte>();
        await foreach (var piece in pieces.ConfigureAwait(false))
        {
            if (held.Length > 0)
            {
                await send(held).ConfigureAwait(false);
            }

            sent.Add(piece);
            held = piece;
        }

        beforeLast();
        await sendLast(held).ConfigureAwait(false);
    }
}
