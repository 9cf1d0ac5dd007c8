using System.IO.Compression;
using System.Text;
using static Sessions.Proofs.Hostile.HostileScenario;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Servers that send without end, plain or compressed.
/// </summary>
internal static class GigabyteScenarios
{
    private const string Head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";
    private const int BlockSize = 1024 * 1024;
    private const int CompressedSize = 16 * BlockSize;

    private static readonly byte[] Blanks = Block(' ');
    private static readonly byte[] Letters = Block('x');
    private static readonly byte[] Zeros = new byte[BlockSize];

    /// <summary>
    /// Bodies of one call that end in the limit of the response.
    /// </summary>
    public static IEnumerable<HostileScenario> Bodies { get; } =
    [
        Endless("sends blanks without end", "\r\n", Blanks),
        Endless("sends null bytes without end", "\r\n", Zeros),
        Endless("sends a terabyte and says so", "Content-Length: 1099511627776\r\n\r\n", Zeros),
        Endless("sends one text without end", "\r\n{\"id\":\"", Letters),
        Endless("sends an array without end", "\r\n{\"data\":[", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{},", BlockSize / 3)))),
        Endless("sends chunks without end", "Transfer-Encoding: chunked\r\n\r\n", [.. Encoding.ASCII.GetBytes($"{BlockSize:x}\r\n"), .. Blanks, .. "\r\n"u8]),
        Endless("sends gzip without end", "Content-Encoding: gzip\r\n\r\n", Compressed(stream => new GZipStream(stream, CompressionLevel.Optimal))),
        Endless("sends a brotli bomb", "Content-Encoding: br\r\n\r\n", Compressed(stream => new BrotliStream(stream, CompressionLevel.Optimal))),
        Endless("sends a deflate bomb", "Content-Encoding: deflate\r\n\r\n", Compressed(stream => new ZLibStream(stream, CompressionLevel.Optimal))),
    ];

    /// <summary>
    /// What never becomes a response.
    /// </summary>
    public static IEnumerable<HostileScenario> Heads { get; } =
    [
        Answers("sends a header without end", Outcomes.Connection, "HTTP/1.1 200 OK\r\nX-Endless: ", connection => connection.WriteForeverAsync(Letters)),
        Answers("sends headers without end", Outcomes.Connection, "HTTP/1.1 200 OK\r\n", connection => connection.WriteForeverAsync("X-More: 1\r\n"u8.ToArray())),
        Answers("sends a reason without end", Outcomes.Connection, "HTTP/1.1 200 ", connection => connection.WriteForeverAsync(Letters)),
        Answers(
            "sends the extension of a chunk without end",
            Outcomes.Connection,
            Head + "Transfer-Encoding: chunked\r\n\r\n2;",
            connection => connection.WriteForeverAsync(Letters)),
        Answers(
            "sends trailers without end",
            Outcomes.Connection | Outcomes.Value,
            Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
            connection => connection.WriteForeverAsync("X-More: 1\r\n"u8.ToArray())),
        Answers("sends an error without end", Outcomes.Status, "HTTP/1.1 500 No\r\nConnection: close\r\n\r\n", connection => connection.WriteForeverAsync(Blanks)),
    ];

    /// <summary>
    /// Streams of events, for the operation that reads them.
    /// </summary>
    public static IEnumerable<HostileScenario> Events { get; } =
    [
        Event("sends an event line without end", "data: \"", Letters),
        Event("sends an event without end", "", Encoding.ASCII.GetBytes("data: " + new string('x', 1000) + "\n")),
        Event("sends an event name without end", "event: ", Letters),
        Event("sends a comment without end", ": ", Letters),
        Event("sends an event bomb", "Content-Encoding: gzip\r\n", "", Compressed(stream => new GZipStream(stream, CompressionLevel.Optimal))),
    ];

    /// <summary>
    /// Streams of events that hold 8 MiB of what is no event, and then one: no limit of an event counts what lies between events.
    /// </summary>
    public static IEnumerable<HostileScenario> Heartbeats { get; } =
    [
        Heartbeat("comments", ": " + new string('x', 1000) + "\n"),
        Heartbeat("empty comments", ":\n\n"),
        Heartbeat("blank lines", "\n"),
        Heartbeat("carriage returns", ":\r\r"),
        Heartbeat("names of events without data", "event: ping\n\n"),
        Heartbeat("ids of events without data", "id: 1\r\n\r\n"),
        Heartbeat("times to reconnect", "retry: 1\n\n"),
        Heartbeat("unknown fields", "x: y\n\n"),
    ];

    private static HostileScenario Heartbeat(string name, string text)
    {
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, BlockSize / text.Length)));
        return Answers(
            $"sends 8 MiB of {name} and then a session",
            Outcomes.Value,
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n\r\n",
            async connection =>
            {
                for (var number = 0; number < 8; number++)
                {
                    await connection.WriteAsync(block);
                }

                await connection.WriteAsync("data: {\"session_id\":\"s\"}\n\n");
                await connection.CloseAsync();
            });
    }

    private static HostileScenario Endless(string name, string rest, byte[] block) =>
        Answers(name, Outcomes.Invalid, Head + rest, connection => connection.WriteForeverAsync(block));

    private static HostileScenario Event(string name, string start, byte[] block) => Event(name, "", start, block);

    private static HostileScenario Event(string name, string headers, string start, byte[] block) =>
        Answers(
            name,
            Outcomes.Invalid,
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{headers}\r\n{start}",
            connection => connection.WriteForeverAsync(block));

    private static byte[] Block(char character) => Encoding.ASCII.GetBytes(new string(character, BlockSize));

    // Some kilobytes that become megabytes; one after the other they are a stream without end for gzip, which allows several members.
    private static byte[] Compressed(Func<Stream, Stream> compress)
    {
        using var buffer = new MemoryStream();
        using (var stream = compress(buffer))
        {
            stream.Write(new byte[CompressedSize]);
        }

        return buffer.ToArray();
    }
}
