using System.Collections.Concurrent;
using System.Net;

namespace Sessions.Tests;

/// <summary>
/// The answers of a server that hands out upload addresses, and of the storage behind them.
/// </summary>
internal static class Uploads
{
    public const string Address = "https://storage.test/bucket/one.bin?X-Amz-Signature=sig";

    public static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Created = CreatedAt(Address);

    public static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Stored = ScriptedHandler.Status(HttpStatusCode.OK);

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> CreatedAt(string? address)
    {
        var member = address is null ? "null" : $"\"{address}\"";
        return ScriptedHandler.Json(
            $$"""{"id":"log-1","observatoryUrl":"https://hub.test/1","uploadTimestamp":5,"datasetId":"model-1","uploadUrl":{{member}}}""");
    }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> BatchOf(params string[] aliases)
    {
        var references = aliases.Select(alias => $$"""{"id":"ref-{{alias}}","alias":"{{alias}}","uploadUrl":"https://storage.test/{{alias}}?sig"}""");
        return ScriptedHandler.Json($$"""{"observatoryUrl":"https://hub.test/all","references":[{{string.Join(",", references)}}]}""");
    }

    /// <summary>
    /// Keeps what it is told, on the thread that tells it.
    /// </summary>
    internal sealed class Progress : IProgress<long>
    {
        private readonly ConcurrentQueue<long> _values = new();

        public IReadOnlyCollection<long> Values => _values;

        public void Report(long value) => _values.Enqueue(value);
    }
}
