using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// Turns the reply of an operation into a response.
/// </summary>
internal static class ReplyRendering
{
    private const string JsonContentType = "application/json";
    private const string EventContentType = "text/event-stream";

    /// <summary>
    /// Renders a reply; an event stream becomes server-sent events for a caller that accepts them, and else its last value.
    /// </summary>
    public static async ValueTask<SandboxResponse> RenderAsync(Reply reply, Exchange exchange)
    {
        if (reply.Failure is { } failure)
        {
            return SandboxResponse.From(failure, exchange);
        }

        var status = exchange.Operation!.SuccessStatus;
        var response = reply.Value switch
        {
            null or NoContent => new SandboxResponse(status, null, []),
            IEventStream stream when AcceptsEvents(exchange.Context.Request) => new SandboxResponse(status, EventContentType, [])
            {
                Chunks = EventsAsync(stream, exchange),
                Headers = { ["Cache-Control"] = "no-cache" },
            },
            IEventStream stream => new SandboxResponse(status, JsonContentType, await LastAsync(stream, exchange).ConfigureAwait(false)),
            var value => new SandboxResponse(status, JsonContentType, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), exchange.Provider.Json)) { Value = value },
        };
        foreach (var (name, value) in exchange.ReplyHeaders)
        {
            response.Headers[name] = value;
        }

        return response;
    }

    private static bool AcceptsEvents(HttpRequest request)
    {
        return request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(EventContentType, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
    }

    private static async IAsyncEnumerable<byte[]> EventsAsync(IEventStream stream, Exchange exchange, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in stream.SerializeAsync(exchange.Provider.Json, cancellationToken).ConfigureAwait(false))
        {
            yield return [.. "data: "u8, .. item, .. "\n\n"u8];
        }
    }

    private static async Task<byte[]> LastAsync(IEventStream stream, Exchange exchange)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(exchange.Context.RequestAborted, exchange.Stopping);
        var last = Array.Empty<byte>();
        await foreach (var item in stream.SerializeAsync(exchange.Provider.Json, ended.Token).ConfigureAwait(false))
        {
            last = item;
        }

        return last;
    }
}
