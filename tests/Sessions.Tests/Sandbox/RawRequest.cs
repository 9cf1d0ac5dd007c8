using System.Net.Sockets;
using System.Text;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// Sends bytes as they are, which HttpClient would tidy up.
/// </summary>
internal static class RawRequest
{
    public static async Task<string> SendAsync(Uri server, string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Host, server.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
