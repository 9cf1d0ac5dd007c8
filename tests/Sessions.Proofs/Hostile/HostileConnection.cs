using System.Net.Sockets;
using System.Text;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// One connection of a <see cref="HostileServer" />, with the ways in which a script misuses it.
/// </summary>
internal sealed class HostileConnection(HostileServer server, TcpClient client, CancellationToken stop) : IDisposable
{
    private const int HeadLimit = 1024 * 1024;
    private static readonly TimeSpan TrickleInterval = TimeSpan.FromMilliseconds(20);

    private readonly NetworkStream _stream = client.GetStream();
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly StringBuilder _received = new();

    public void Dispose() => client.Dispose();

    /// <summary>
    /// Reads the head of the next request, and as much of its body as came along with it. Returns null when the client sends no more.
    /// </summary>
    public async Task<string?> ReadHeadAsync()
    {
        _received.Clear();
        while (_received.Length < HeadLimit)
        {
            var read = await _stream.ReadAsync(_buffer, stop);
            if (read == 0)
            {
                return null;
            }

            _received.Append(Encoding.Latin1.GetString(_buffer, 0, read));
            var text = _received.ToString();
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                server.Received(text[..(end + 4)]);
                return text[..(end + 4)];
            }
        }

        return null;
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, stop);

    /// <summary>
    /// Writes the same bytes until the client has enough.
    /// </summary>
    public async Task WriteForeverAsync(ReadOnlyMemory<byte> bytes)
    {
        while (true)
        {
            await _stream.WriteAsync(bytes, stop);
        }
    }

    /// <summary>
    /// Writes the same text until the client has enough, a little at a time.
    /// </summary>
    public async Task TrickleForeverAsync(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        while (true)
        {
            await _stream.WriteAsync(bytes, stop);
            await Task.Delay(TrickleInterval, stop);
        }
    }

    /// <summary>
    /// Keeps the connection open without a word.
    /// </summary>
    public Task StayAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>
    /// Ends what is sent, and reads on until the client closes. To close with a request half read would reset the connection, and take
    /// the response along that is on its way.
    /// </summary>
    public async Task CloseAsync()
    {
        client.Client.Shutdown(SocketShutdown.Send);
        while (await _stream.ReadAsync(_buffer, stop) > 0)
        {
            _received.Clear();
        }
    }

    /// <summary>
    /// Ends the connection as a crash does, so that the client sees a reset and not an end.
    /// </summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }
}
