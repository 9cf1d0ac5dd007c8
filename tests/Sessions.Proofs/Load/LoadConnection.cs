using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Sessions.Proofs.Load;

/// <summary>
/// A connection that sends one request again and again and reads whole responses, with so little work that the server is what is measured.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Socket _socket;
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[BufferSize];

    private LoadConnection(Socket socket, byte[] request)
    {
        _socket = socket;
        _request = request;
    }

    public static async Task<LoadConnection> OpenAsync(Uri target, string authorization)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target.Host, target.Port);
        var request = $"GET {target.PathAndQuery} HTTP/1.1\r\nHost: {target.Authority}\r\nAccept: application/json\r\nAuthorization: {authorization}\r\n\r\n";
        return new LoadConnection(socket, Encoding.ASCII.GetBytes(request));
    }

    /// <summary>
    /// Sends the request and reads the response to its end.
    /// </summary>
    /// <exception cref="InvalidDataException">The response is no 200 with a length.</exception>
    public async ValueTask RoundTripAsync()
    {
        await _socket.SendAsync(_request);
        var filled = 0;
        var expected = int.MaxValue;
        while (filled < expected)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new InvalidDataException("The connection was closed inside a response.");
            }

            filled += read;
            expected = expected == int.MaxValue ? Length(_buffer.AsSpan(0, filled)) : expected;
        }
    }

    public void Dispose() => _socket.Dispose();

    // The length of head and body; the largest number while the head is not there yet.
    private static int Length(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return int.MaxValue;
        }

        var head = received[..(end + 2)];
        var name = "\r\nContent-Length: "u8;
        var start = head.IndexOf(name);
        if (!head.StartsWith("HTTP/1.1 200 "u8) || start < 0)
        {
            throw new InvalidDataException($"The server answered {Encoding.ASCII.GetString(head)}");
        }

        var digits = head[(start + name.Length)..];
        return end + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
