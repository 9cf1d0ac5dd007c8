using System.Globalization;
using System.Text.RegularExpressions;
using Sessions.Core;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Every status from 200 to 599 with every content type: a status of success is a value or a body that can't be read, every other one is an
/// exception that tells it. The id of a call says what the server is to answer.
/// </summary>
internal sealed partial class StatusSweep : IAttack
{
    private const int First = 200;
    private const int Last = 599;
    private const int CallsAtOnce = 8;
    private const string EventStream = "text/event-stream";

    private static readonly (string? Type, string Body)[] Contents =
    [
        ("application/json", "{\"id\":\"s\",\"message\":\"no\"}"),
        ("application/json; charset=utf-8", "{\"detail\":[{\"loc\":[\"body\",0],\"msg\":\"no\",\"type\":\"t\"}]}"),
        ("application/problem+json", "{\"title\":\"no\",\"status\":400}"),
        ("text/html", "<html>no</html>"),
        ("text/plain", "no"),
        (EventStream, "data: {\"id\":\"s\"}\n\n"),
        ("application/octet-stream", "\0\u0001\u0002"),
        ("image/png", "\u0089PNG\r\n"),
        ("application/xml; charset=klingon", "<no/>"),
        ("multipart/mixed; boundary=x", "--x\r\n\r\nno\r\n--x--\r\n"),
        (";;;", "{}"),
        (null, "{}"),
        ("application/json", ""),
    ];

    public string Name => "statuses 200 to 599 with every media type";

    public async Task RunAsync(AttackCount count)
    {
        await using var server = new HostileServer(AnswerAsync);
        using var clients = ProvenClients.At(server.Address, options => options.Retry = new RetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero });
        var operations = AllOperations.List.Where(operation => operation.Path is not null).ToArray();
        var calls = Enumerable.Range(First, Last - First + 1).SelectMany(status => Enumerable.Range(0, Contents.Length).Select(content => (status, content)));
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (call, token) => await count.TryAsync(async () =>
        {
            var operation = operations[((call.status * Contents.Length) + call.content) % operations.Length];
            var ending = await Ending.OfAsync(() => operation.CallAsync(clients, $"answer-{call.status}-{call.content}-end", token));
            Check(operation, call.status, Contents[call.content].Type, ending);
            return ending;
        }));
    }

    private static void Check(ProvenOperation operation, int status, string? type, Ending ending)
    {
        var isSuccess = status < 300;
        // That there was nothing to delete is an answer.
        var isAnswer = operation.Name == "DeleteSession" && status == 404;
        var due = isSuccess ? Outcomes.Read : isAnswer ? Outcomes.Value : Outcomes.Status;
        var told = (ending.Exception as SessionsException)?.StatusCode;
        if ((ending.Outcome & due) == Outcomes.None || (told is not null && (int)told != status))
        {
            throw new ProofFailure($"{operation} ended in {ending.Name} with status {told} at a server that answers {status} {type}: {ending.Exception?.Message}");
        }
    }

    private static async Task AnswerAsync(HostileConnection connection)
    {
        if (await connection.ReadHeadAsync() is { } head)
        {
            var asked = Asked().Match(head);
            var status = int.Parse(asked.Groups["status"].ValueSpan, CultureInfo.InvariantCulture);
            var (type, body) = Contents[int.Parse(asked.Groups["content"].ValueSpan, CultureInfo.InvariantCulture)];
            var typeHeader = type is null ? "" : $"Content-Type: {type}\r\n";
            await connection.WriteAsync($"HTTP/1.1 {status} Status\r\n{typeHeader}Connection: close\r\nContent-Length: {body.Length}\r\n\r\n");
            if (status is not (204 or 304))
            {
                await connection.WriteAsync(body);
            }

            await connection.CloseAsync();
        }
    }

    [GeneratedRegex("answer-(?<status>[0-9]+)-(?<content>[0-9]+)-end")]
    private static partial Regex Asked();
}
