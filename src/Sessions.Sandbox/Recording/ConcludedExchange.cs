using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// Takes from an exchange, while the server still has it, what is told of it afterwards.
/// </summary>
internal static class ConcludedExchange
{
    /// <summary>
    /// What is told of an exchange.
    /// </summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="status">The status of the response; 0 when there was none.</param>
    /// <param name="sent">The body of the response.</param>
    /// <param name="byteCapacity">The longest body that is kept whole.</param>
    public static SandboxExchange Of(Exchange exchange, int status, RecordedBody sent, long byteCapacity)
    {
        var request = exchange.Context.Request;
        return new SandboxExchange
        {
            Number = exchange.Number,
            ReceivedAt = exchange.ReceivedAt,
            Provider = exchange.Provider.Name,
            Operation = exchange.Operation?.Name,
            Method = request.Method,
            Path = request.PathBase + request.Path + request.QueryString,
            Request = new SandboxMessage
            {
                Headers = Lines(request.Headers),
                Body = Kept(exchange.Body, byteCapacity),
                BodyLength = exchange.Body.Length,
            },
            Status = status,
            Response = status == 0
                ? SandboxMessage.Empty
                : new SandboxMessage { Headers = Lines(exchange.Context.Response.Headers), Body = sent.Content, BodyLength = sent.Length },
            Duration = exchange.Elapsed,
            Violations = [.. exchange.Violations.Select(violation => violation.ToString())],
            Fault = exchange.Faults.Text,
            Exception = exchange.Exception,
        };
    }

    // A slice holds the whole body in memory, so a copy is cheaper where little of the body is kept.
    private static ReadOnlyMemory<byte> Kept(ReadOnlyMemory<byte> body, long byteCapacity)
    {
        var kept = body[..(int)Math.Min(body.Length, byteCapacity)];
        return body.Length / 2 > byteCapacity ? kept.ToArray() : kept;
    }

    private static List<KeyValuePair<string, string>> Lines(IHeaderDictionary headers)
    {
        var lines = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                lines.Add(new(name, value ?? string.Empty));
            }
        }

        return lines;
    }
}
