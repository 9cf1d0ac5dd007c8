using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Sessions.Tests;

/// <summary>
/// A server on a raw socket: whatever it is asked, it writes the same bytes and closes, or does what a test says. It keeps the heads of the requests.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _heads = [];
    private readonly Func<Stream, int, CancellationToken, Task<bool>> _answer;
    private readonly X509Certificate2? _certificate;
    private Task _loop = Task.CompletedTask;

    private LoopbackServer(Func<Stream, int, CancellationToken, Task<bool>> answer, X509Certificate2? certificate)
    {
        _answer = answer;
        _certificate = certificate;
    }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

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

    public static Task<LoopbackServer> StartAsync(Func<Stream, CancellationToken, Task> answer)
    {
        return StartAsync(async (stream, _, cancellationToken) =>
        {
            await answer(stream, cancellationToken);
            return false;
        });
    }

    /// <summary>
    /// Starts a server that is told the number of the request in its connection, and whether to wait for another one in it.
    /// </summary>
    public static Task<LoopbackServer> StartAsync(Func<Stream, int, CancellationToken, Task<bool>> answer, X509Certificate2? certificate = null)
    {
        var server = new LoopbackServer(answer, certificate);
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
                await using var stream = await OpenAsync(connection);
                for (var number = 0; await ReadHeadAsync(stream); number++)
                {
                    if (!await _answer(stream, number, _stop.Token))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client has gone, or the test is over: either ends the connection as it should.
                return;
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient connection)
    {
        if (_certificate is null)
        {
            return connection.GetStream();
        }

        var stream = new SslStream(connection.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return stream;
    }

    private async Task<bool> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stop.Token) > 0)
        {
            head.Append((char)buffer[0]);
        }

        if (head.Length == 0)
        {
            return false;
        }

        lock (_heads)
        {
            _heads.Add(head.ToString());
        }

        return true;
    }
}
