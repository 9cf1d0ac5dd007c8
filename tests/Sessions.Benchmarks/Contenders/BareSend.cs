using System.Buffers;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;
using Sessions.Benchmarks.Serving;
using Sessions.Core;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// A call of the Portal client without its pipeline: the same classes, the same serializer and a pooled body, but no retry, no credential,
/// no telemetry, no deadline, no limit and no headers for the caller. As far as it can be told apart: the serializer is taken by reflection,
/// since nobody but the pipeline has a use for it.
/// </summary>
internal sealed class BareSend(Endpoint endpoint, Func<HttpMessageHandler> createHandler)
{
    private static readonly JsonSerializer Serializer =
        (JsonSerializer)typeof(SessionsJson).GetField("Tolerant", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private readonly HttpClient _portal = KeyedHttpClient.Create(createHandler(), endpoint.Portal, endpoint.PortalKey);

    public async Task<int> GetSessionAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"sessions/{Uri.EscapeDataString(endpoint.Conversation)}");
        using var response = await _portal.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var body = ArrayPool<byte>.Shared.Rent((int)response.Content.Headers.ContentLength!);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync();
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false);
            using var text = new StreamReader(new MemoryStream(body, 0, length, writable: false), Encoding.UTF8);
            await using var json = new JsonTextReader(text);
            return Serializer.Deserialize<Portal.Session>(json)!.Messages.Count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
