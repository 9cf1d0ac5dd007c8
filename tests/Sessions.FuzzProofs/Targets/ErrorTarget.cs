using System.Net;
using System.Text;
using Sessions.Proofs.Hostile;
using Sessions.Proofs.Operations;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// The body of an error, of which everything is read that an exception offers. The first three bytes select the operation, the status and
/// the media type.
/// </summary>
internal sealed class ErrorTarget : IFuzzTarget
{
    private static readonly int[] Statuses = [300, 307, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 599, 999];

    private static readonly string[] MediaTypes = ["application/json", "application/problem+json", "text/plain", "text/html; charset=utf-16", "text/event-stream", ";;=", ""];

    public string Name => "errors";

    public IEnumerable<byte[]> Seeds =>
    [
        .. new[]
        {
            """{"message":"no","code":"bad"}""", """{"detail":[{"loc":["body",0,"x"],"msg":"no","type":"t"}]}""", """{"detail":"no"}""",
            """{"error":{"message":"no","type":"t","request_id":"r"}}""", """{"title":"no","status":400,"errors":{"a":["b"],"c":"d"}}""",
            "\ufeff<html><title>no</title></html>", "", "[]", "\"no\"",
        }.Select((body, number) => (byte[])[(byte)(number * 7), (byte)(number + 2), (byte)number, .. Encoding.UTF8.GetBytes(body)]),
        .. AllOperations.List.Select((operation, number) => (byte[])[(byte)number, (byte)number, 0, .. RecordedBodies.Of(operation.Provider)[0]]),
    ];

    public IEnumerable<string> Words =>
        [.. JsonWords.All, "\"detail\":", "\"error\":", "\"errors\":", "\"loc\":", "\"msg\":", "\"type\":", "\"title\":", "\"status\":", "\"code\":", "\"request_id\":", "\"requestId\":", "<html>", "<title>", "</", "&#", "\ufeff"];

    public Task RunAsync(byte[] input)
    {
        if (input.Length < 3)
        {
            return Task.CompletedTask;
        }

        var operation = AllOperations.List[input[0] % AllOperations.List.Count];
        return ScriptedServer.CallAsync(
            _ =>
            {
                var response = ResponseTarget.Json((HttpStatusCode)Statuses[input[1] % Statuses.Length], input.AsSpan(3));
                response.Content.Headers.Remove("Content-Type");
                response.Content.Headers.TryAddWithoutValidation("Content-Type", MediaTypes[input[2] % MediaTypes.Length]);
                return response;
            },
            options => options.Retry.MaxRetries = 0,
            clients => operation.CallAsync(clients, "s-1", default));
    }
}
