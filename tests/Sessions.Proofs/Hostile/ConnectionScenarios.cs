using static Sessions.Proofs.Hostile.HostileScenario;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Servers that drop the connection at every stage, fall silent, or trickle.
/// </summary>
internal static class ConnectionScenarios
{
    private const string Head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";

    public static IEnumerable<HostileScenario> List { get; } =
    [
        new("closes before it reads", _ => Task.CompletedTask, Outcomes.Connection),
        new("resets before it reads", Reset, Outcomes.Connection),
        Answers("closes after the head of the request", Outcomes.Connection, ""),
        Answers("resets after the head of the request", Outcomes.Connection, "", Reset),
        Answers("closes in the status line", Outcomes.Connection, "HTTP/1.1 20"),
        Answers("closes after the status line", Outcomes.Connection, "HTTP/1.1 200 OK\r\n"),
        Answers("closes in the headers", Outcomes.Connection, "HTTP/1.1 200 OK\r\nContent-Ty"),
        Answers("resets in the headers", Outcomes.Connection, "HTTP/1.1 200 OK\r\nContent-Ty", Reset),
        Answers("closes before the body", Outcomes.Connection, Head + "Content-Length: 100\r\n\r\n"),
        Answers("closes in the body", Outcomes.Connection, Head + "Content-Length: 100\r\n\r\n{\"id\":\"s"),
        Answers("resets in the body", Outcomes.Connection, Head + "Content-Length: 100\r\n\r\n{\"id\":\"s", Reset),
        Answers("closes in the size of a chunk", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\n1"),
        Answers("closes in a chunk", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"id\""),
        Answers("closes before the last chunk", Outcomes.Connection, Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
        Answers("closes in the body of an error", Outcomes.Status, "HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 100\r\n\r\n{\"message\""),
        Answers("ends a body without a length by closing", Outcomes.Value, Head + "\r\n{}"),
        Answers("ends half a body without a length by closing", Outcomes.Read, Head + "\r\n{\"id\":\"s"),
        Answers("says that it closes and stays", Outcomes.Value, Head + "Content-Length: 2\r\n\r\n{}", Stay),
        new("is silent before it reads", Stay, Outcomes.Timeout),
        Answers("is silent after the head of the request", Outcomes.Timeout, "", Stay),
        Answers("falls silent in the headers", Outcomes.Timeout, "HTTP/1.1 200 OK\r\nContent-Ty", Stay),
        Answers("falls silent in the body", Outcomes.Timeout, Head + "Content-Length: 100\r\n\r\n{\"id\":\"s", Stay),
        Answers("falls silent in the body of an error", Outcomes.Timeout | Outcomes.Status, "HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 100\r\n\r\n{\"mes", Stay),
        Answers("does not close after a body without a length", Outcomes.Timeout, Head + "\r\n{}", Stay),
        Answers("trickles the headers", Outcomes.Timeout, "HTTP/1.1 200 OK\r\nX-Endless: ", connection => connection.TrickleForeverAsync("x")),
        Answers("trickles the body", Outcomes.Timeout, Head + "Content-Length: 1000000\r\n\r\n", connection => connection.TrickleForeverAsync(" ")),
        Answers("trickles chunks", Outcomes.Timeout, Head + "Transfer-Encoding: chunked\r\n\r\n", connection => connection.TrickleForeverAsync("1\r\n \r\n")),
        Answers("trickles interim responses", Outcomes.Timeout, "", connection => connection.TrickleForeverAsync("HTTP/1.1 102 Processing\r\n\r\n")),
    ];

    private static Task Stay(HostileConnection connection) => connection.StayAsync();

    private static Task Reset(HostileConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }
}
