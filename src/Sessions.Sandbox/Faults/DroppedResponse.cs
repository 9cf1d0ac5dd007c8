using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Sessions.Sandbox;

/// <summary>
/// Sends a part of a response and ends the connection. The bytes go to the socket itself: the server above it sends a response as a whole or,
/// when it breaks off, may throw away what has not left yet, so that nobody could tell how much arrives.
/// </summary>
internal static class DroppedResponse
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Sends what arrives before the drop, and drops the connection.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="point">How much of it arrives.</param>
    /// <param name="exchange">The exchange.</param>
    /// <param name="sent">Takes the bytes of the body that are sent.</param>
    /// <param name="conclude">Called with the status that arrives, 0 for none, before the caller can see the end.</param>
    public static async Task SendAsync(SandboxResponse response, SandboxDropPoint point, Exchange exchange, RecordedBody sent, Action<int> conclude)
    {
        var context = exchange.Context;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, exchange.Stopping);
        if (point == SandboxDropPoint.Before)
        {
            conclude(0);
            context.Abort();
            return;
        }

        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        Task SendToAsync(ReadOnlyMemory<byte> bytes) => SendAllAsync(socket, bytes, ended.Token);
        var head = Head(response, point);
        if (point == SandboxDropPoint.Headers)
        {
            conclude(0);
            await SendToAsync(head.AsMemory(0, head.Length / 2)).ConfigureAwait(false);
        }
        else
        {
            await SendToAsync(head).ConfigureAwait(false);
            var parts = response.Chunks ?? BodyPieces.WholeAsync(response.Body);
            var isWhole = point == SandboxDropPoint.After;
            var isChunked = response.Chunks is not null;
            await BodyPieces.SendAsync(
                BodyPieces.OfAsync(isWhole ? parts : FirstHalfAsync(parts), exchange.Faults.Get<TrickleFault>(), ended.Token),
                sent,
                piece => SendToAsync(isChunked ? Chunk(piece) : piece),
                () => conclude(response.Status),
                last => SendToAsync(!isChunked ? last : isWhole ? [.. Chunk(last), .. "0\r\n\r\n"u8] : Chunk(last))).ConfigureAwait(false);
        }

        await SayGoodbyeAsync(socket, ended.Token).ConfigureAwait(false);
        context.Abort();
    }

    private static byte[] Head(SandboxResponse response, SandboxDropPoint point)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}\r\n");
        foreach (var (name, value) in response.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (response.ContentType is { } contentType)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\n");
        }

        if (response.Chunks is not null)
        {
            head.Append("Transfer-Encoding: chunked\r\n");
        }
        else if (response.Status != StatusCodes.Status204NoContent)
        {
            // A body of less than two bytes has no half, so more is promised than there is.
            var length = point == SandboxDropPoint.Body ? Math.Max(2, response.Body.Length) : response.Body.Length;
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static async IAsyncEnumerable<byte[]> FirstHalfAsync(IAsyncEnumerable<byte[]> parts)
    {
        await foreach (var part in parts.ConfigureAwait(false))
        {
            yield return part[..(part.Length / 2)];
            yield break;
        }
    }

    private static byte[] Chunk(byte[] piece)
    {
        return piece.Length == 0 ? [] : [.. Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture)), .. "\r\n"u8, .. piece, .. "\r\n"u8];
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
    }

    // The end of the connection goes out behind the bytes. Closing it at once could overtake them, so the caller gets a moment to read.
    private static async Task SayGoodbyeAsync(Socket socket, CancellationToken cancellationToken)
    {
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(LongestGoodbye, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
