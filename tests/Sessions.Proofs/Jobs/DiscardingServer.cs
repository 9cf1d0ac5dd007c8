using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sessions.Proofs.Jobs;

/// <summary>
/// A server on raw sockets that counts the bytes of a body and keeps none of them; the sandbox keeps what is uploaded.
/// </summary>
internal sealed class DiscardingServer : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;
    private long _received;
    private int _requests;

    /// <summary>
    /// Starts a server.
    /// </summary>
    /// <param name="answer">Writes the whole response to a request, given its first line.</param>
    public DiscardingServer(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start(200);
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>
    /// The bytes of all bodies.
    /// </summary>
    public long Received => Interlocked.Read(ref _received);

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>
    /// A response with a JSON body.
    /// </summary>
    public static byte[] Json(string body)
    {
        return Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var buffer = new byte[BufferSize];
            try
            {
                while (await ReadHeadAsync(stream, buffer) is var (head, filled) && head.Length > 0)
                {
                    await DiscardAsync(stream, buffer, ContentLength(head) - filled);
                    Interlocked.Add(ref _received, ContentLength(head));
                    Interlocked.Increment(ref _requests);
                    await _answer(head[..head.IndexOf('\r')], stream, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has gone, or the server goes.
            }
        }
    }

    /// <summary>
    /// The head of a request, empty at the end of the connection, and how many bytes of the body came with it.
    /// </summary>
    private async Task<(string Head, int Body)> ReadHeadAsync(NetworkStream stream, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), _stop.Token);
            filled += read;
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0 || read == 0)
            {
                return end >= 0 ? (Encoding.ASCII.GetString(buffer, 0, end + 2), filled - end - 4) : (string.Empty, 0);
            }
        }
    }

    private async Task DiscardAsync(NetworkStream stream, byte[] buffer, long rest)
    {
        while (rest > 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(rest, buffer.Length)), _stop.Token);
            rest = read > 0 ? rest - read : throw new IOException("The body ended early.");
        }
    }

    private static long ContentLength(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : long.Parse(head.AsSpan(start + Name.Length, head.IndexOf('\r', start + 2) - start - Name.Length), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
