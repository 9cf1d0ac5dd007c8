using System.Net;
using System.Net.Sockets;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// A server on a raw loopback socket that does with each connection what a script says. It keeps what it was sent.
/// </summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<HostileConnection, Task> _script;
    private readonly List<string> _heads = [];
    private readonly Task _loop;
    private int _connections;

    public HostileServer(Func<HostileConnection, Task> script)
    {
        _script = script;
        _listener.Start(backlog: 512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _loop = AcceptAsync();
    }

    public Uri Address { get; }

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>
    /// The heads of the requests that were read, from the request line to the blank line.
    /// </summary>
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

    public void Received(string head)
    {
        lock (_heads)
        {
            _heads.Add(head);
        }
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
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                connections.Add(RunAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RunAsync(TcpClient client)
    {
        using var connection = new HostileConnection(this, client, _stop.Token);
        try
        {
            await _script(connection);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone, or the proof is over: either ends the connection as it should.
            return;
        }
    }
}
