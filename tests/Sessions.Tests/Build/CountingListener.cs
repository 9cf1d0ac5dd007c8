using System.Net;
using System.Net.Sockets;

namespace Sessions.Tests.Build;

/// <summary>
/// A loopback port that counts who connects, and hangs up.
/// </summary>
internal sealed class CountingListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;

    public CountingListener()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>
    /// The host and the port, as an address has them.
    /// </summary>
    public string Authority => _listener.LocalEndpoint.ToString()!;

    public int Connections => Volatile.Read(ref _connections) + (_listener.Pending() ? 1 : 0);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
