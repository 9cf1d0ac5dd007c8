using System.IO.Compression;
using System.Text;
using static Sessions.Proofs.Hostile.HostileScenario;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Servers that lie about what they send, or send what is not HTTP, not compressed, not text or not JSON.
/// </summary>
internal static class MalformedScenarios
{
    private const string Head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";
    private const int Depth = 100_000;

    public static IEnumerable<HostileScenario> Framing { get; } =
    [
        Answers("tells a length that is too long and closes", Outcomes.Connection, Head + "Content-Length: 50\r\n\r\n{}"),
        Answers("tells a length that is too long and stays", Outcomes.Timeout, Head + "Content-Length: 50\r\n\r\n{}", Stay),
        Answers("tells a length that is too short", Outcomes.Read, Head + "Content-Length: 6\r\n\r\n{\"id\":\"s\"}"),
        Answers("tells the largest length", Outcomes.Connection, Head + "Content-Length: 9223372036854775807\r\n\r\n{}"),
        Answers("tells a length beyond the largest", Outcomes.Any, Head + "Content-Length: 99999999999999999999\r\n\r\n{}"),
        Answers("tells a negative length", Outcomes.Any, Head + "Content-Length: -5\r\n\r\n{}"),
        Answers("tells a length that is no number", Outcomes.Any, Head + "Content-Length: two\r\n\r\n{}"),
        Answers("tells two lengths", Outcomes.Any, Head + "Content-Length: 2\r\nContent-Length: 1\r\n\r\n{}"),
        Answers("tells a length for chunks", Outcomes.Any, Head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        Answers("names an unknown transfer encoding", Outcomes.Any, Head + "Transfer-Encoding: rot13\r\n\r\n{}"),
        Answers("tells the size of a chunk in no digits", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n"),
        Answers("tells a negative size of a chunk", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"),
        Answers("tells a size of a chunk beyond the largest", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}\r\n"),
        Answers("ends a chunk without a line break", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n"),
    ];

    public static IEnumerable<HostileScenario> Headers { get; } =
    [
        Answers("is no HTTP server", Outcomes.Connection, "SSH-2.0-OpenSSH_9.9\r\n"),
        Answers("speaks TLS", Outcomes.Connection, [0x15, 3, 3, 0, 2, 2, 40]),
        Answers("speaks HTTP/2", Outcomes.Connection, [0, 0, 0, 4, 0, 0, 0, 0, 0]),
        Answers("speaks an unknown version", Outcomes.Any, "HTTP/9.9 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("tells no status", Outcomes.Connection, "HTTP/1.1\r\n\r\n"),
        Answers("tells a status that is no number", Outcomes.Connection, "HTTP/1.1 abc OK\r\n\r\n"),
        Answers("tells the status 999", Outcomes.Status, "HTTP/1.1 999 No\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("sends a header line without a colon", Outcomes.Connection, Head + "nonsense\r\n\r\n{}"),
        Answers("sends a header without a name", Outcomes.Connection, Head + ": nonsense\r\n\r\n{}"),
        Answers("sends a header name with a blank", Outcomes.Connection, Head + "X Y: nonsense\r\n\r\n{}"),
        Answers("sends a null byte in a header", Outcomes.Any, Head + "X-Y: a\0b\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("sends header bytes beyond ASCII", Outcomes.Value, Head + "X-Y: \u00ff\u00fe\u00e9\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("folds a header", Outcomes.Any, Head + "X-Y: a\r\n b\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("names a content type that is none", Outcomes.Value, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: ;;=\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("names an unknown charset", Outcomes.Value, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json; charset=klingon\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("sends a Retry-After that is none", Outcomes.Status, "HTTP/1.1 429 No\r\nConnection: close\r\nRetry-After: later\r\nContent-Length: 0\r\n\r\n"),
        Answers("sends a Retry-After of ages", Outcomes.Status, "HTTP/1.1 429 No\r\nConnection: close\r\nRetry-After: 99999999999999999999\r\nContent-Length: 0\r\n\r\n"),
        Answers("sends a Retry-After in the year 9999", Outcomes.Status, "HTTP/1.1 429 No\r\nConnection: close\r\nRetry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\nContent-Length: 0\r\n\r\n"),
    ];

    public static IEnumerable<HostileScenario> Encodings { get; } =
    [
        Compressed("gzip", "is not gzip", Encoding.ASCII.GetBytes("{\"id\":\"plain\"}")),
        Compressed("br", "is not brotli", Encoding.ASCII.GetBytes("{\"id\":\"plain\"}")),
        Compressed("deflate", "is not deflated", Encoding.ASCII.GetBytes("{\"id\":\"plain\"}")),
        Compressed("gzip", "is half gzip", Compress("gzip", 4000)[..20]),
        Compressed("br", "is half brotli", Compress("br", 4000)[..12]),
        Compressed("gzip", "is gzip with a wrong checksum", WithWrongChecksum()),
        Answers("names an unknown encoding", Outcomes.Read, Head + "Content-Encoding: rot13\r\nContent-Length: 2\r\n\r\n{}"),
        Answers("sends nothing as gzip", Outcomes.Read | Outcomes.Connection, Head + "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"),
    ];

    public static IEnumerable<HostileScenario> Documents { get; } =
    [
        Document("nests arrays 100,000 deep", new string('[', Depth)),
        Document("nests objects 100,000 deep", string.Concat(Enumerable.Repeat("{\"a\":", Depth))),
        Document("closes what it nests 100,000 deep", "{\"id\":" + new string('[', Depth) + new string(']', Depth) + "}"),
        Document("sends a number of a million digits", "{\"count\":" + new string('9', 1_000_000) + "}"),
        Document("sends a number beyond all bounds", "{\"count\":1e999999999,\"traces_count\":-1e999}"),
        Document("sends a name of a million characters", "{\"" + new string('n', 1_000_000) + "\":1}"),
        Document("sends a hundred thousand members", "{" + string.Join(",", Enumerable.Range(0, 100_000).Select(number => $"\"m{number}\":{number}")) + "}"),
        Document("sends the same member ten thousand times", "{" + string.Join(",", Enumerable.Repeat("\"id\":\"s\"", 10_000)) + "}"),
        Document("sends an empty success", ""),
        Document("sends null", "null"),
        Document("sends a text", "\"s\""),
        Document("sends HTML", "<!DOCTYPE html><html><body>Sign in</body></html>"),
        Document("sends two documents", "{} {}"),
        Document("sends half of an escaped surrogate pair", "{\"id\":\"\\ud800\"}"),
        Bytes("sends bytes that are not UTF-8", [(byte)'{', (byte)'"', 0xC3, 0x28, 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
        Bytes("sends UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"id\":\"s\"}")]),
        Bytes("sends UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("{\"id\":\"s\"}")]),
        Bytes("sends half of UTF-32", [0xFF, 0xFE, 0, 0, (byte)'{', 0xFF, 0xFF]),
        Bytes("sends null bytes", new byte[10_000]),
    ];

    private static HostileScenario Document(string name, string body) => Bytes(name, Encoding.UTF8.GetBytes(body));

    private static HostileScenario Bytes(string name, byte[] body) =>
        Answers(name, Outcomes.Read, [.. Encoding.ASCII.GetBytes($"{Head}Content-Length: {body.Length}\r\n\r\n"), .. body]);

    private static HostileScenario Compressed(string encoding, string name, byte[] body) =>
        Answers(
            "sends what " + name,
            Outcomes.Invalid | Outcomes.Connection,
            [.. Encoding.ASCII.GetBytes($"{Head}Content-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);

    private static byte[] Compress(string encoding, int length)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = encoding == "br" ? new BrotliStream(buffer, CompressionLevel.Fastest) : new GZipStream(buffer, CompressionLevel.Fastest))
        {
            stream.Write(Encoding.ASCII.GetBytes("{\"x\":\"" + string.Concat(Enumerable.Range(0, length)) + "\"}"));
        }

        return buffer.ToArray();
    }

    private static byte[] WithWrongChecksum()
    {
        var bytes = Compress("gzip", 4000);
        bytes[^5] ^= 0xFF;
        return bytes;
    }

    private static Task Stay(HostileConnection connection) => connection.StayAsync();
}
