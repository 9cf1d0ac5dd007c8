using System.Buffers;
using System.Reflection;
using Sessions.Benchmarks.Serving;
using Sessions.Core;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// A call of the Portal client without its pipeline: the same classes, read in the same way from a pooled body, but no retry, no credential,
/// no telemetry, no deadline, no limit and no headers for the caller. As far as it can be told apart: what reads a buffer is taken by
/// reflection, since nobody but the pipeline has a use for it.
/// </summary>
internal sealed class BareSend(Endpoint endpoint, Func<HttpMessageHandler> createHandler)
{
    private static readonly Func<byte[], int, bool, Portal.Session?> Read = typeof(SessionsJson)
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        .Single(method => method.Name == nameof(SessionsJson.Read) && method.GetParameters()[0].ParameterType == typeof(byte[]))
        .MakeGenericMethod(typeof(Portal.Session))
        .CreateDelegate<Func<byte[], int, bool, Portal.Session?>>();

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
            return Read(body, length, false)!.Messages.Count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
