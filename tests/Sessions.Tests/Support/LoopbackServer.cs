using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sessions.Tests;

/// <summary>
/// A server on a raw socket: whatever it is asked, it writes the same bytes and closes. It keeps the heads of the requests.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _heads = [];
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private Task _loop = Task.CompletedTask;

    private LoopbackServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public IReadOnlyList<string> Heads
    {
        get
        {
            lock (_heads)
            {
                return [.. _heads];
            }
        }
    }

    public static Task<LoopbackServer> StartAsync(byte[] answer)
    {
        return StartAsync(async (stream, cancellationToken) => await stream.WriteAsync(answer, cancellationToken));
    }

    public static Task<LoopbackServer> StartAsync(Func<NetworkStream, CancellationToken, Task> answer)
    {
        var server = new LoopbackServer(answer);
        server._listener.Start();
        server._loop = server.AcceptAsync();
        return Task.FromResult(server);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                await ReadHeadAsync(stream);
                await _answer(stream, _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client has gone, or the test is over: either ends the connection as it should.
                return;
            }
        }
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stop.Token) > 0)
        {
            head.Append((char)buffer[0]);
        }

        lock (_heads)
        {
            _heads.Add(head.ToString());
        }
    }
}
