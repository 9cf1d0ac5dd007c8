using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Sessions.Proofs.Hostile;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// Server-sent events, in pieces of as many bytes as the first byte says.
/// </summary>
internal sealed class EventTarget : IFuzzTarget
{
    // Small, so that inputs reach the limits.
    private const int MaxResponseBytes = 8 * 1024;

    public string Name => "events";

    public IEnumerable<byte[]> Seeds =>
    [
        .. RecordedBodies.Of("portal").Select(body => (byte[])[64, .. "event: message\nid: 1\nretry: 10\ndata: "u8, .. body, .. "\n\n"u8]),
        [3, .. "data: {\"id\":\"s\",\ndata: \"status\":\"running\"}\r\n\r\n: heartbeat\r\rdata\n\n"u8],
        [1, .. Encoding.UTF8.Preamble, .. "data: {}\n\ndata:[1]\n\n"u8],
    ];

    public IEnumerable<string> Words =>
        [.. JsonWords.All, "data:", "data: ", "event:", "id:", "retry:", ":", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\ufeff", "99999999999999999999"];

    public Task RunAsync(byte[] input) => input.Length == 0 ? Task.CompletedTask : ScriptedServer.CallAsync(
        _ => Events(input),
        options => options.MaxResponseBytes = MaxResponseBytes,
        async clients =>
        {
            await foreach (var session in clients.Portal.SubscribeToSessionAsync("s-1"))
            {
                _ = session.IsSettled;
            }

            return null;
        });

    private static HttpResponseMessage Events(byte[] input)
    {
        var content = new StreamContent(new PieceStream(input[1..], 1 + input[0]));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
