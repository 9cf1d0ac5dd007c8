using System.Buffers;
using System.Linq.Expressions;
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
    private static readonly Func<byte[], int, Portal.Session?> Read = CreateRead();

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
            return Read(body, length)!.Messages.Count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static Func<byte[], int, Portal.Session?> CreateRead()
    {
        var read = typeof(SessionsJson)
            .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Single(method => method.Name == nameof(SessionsJson.Read) && method.GetParameters()[0].ParameterType == typeof(byte[]))
            .MakeGenericMethod(typeof(Portal.Session));
        var options = read.GetParameters()[2].ParameterType.GetElementType()!;
        var unbounded = Expression.Property(null, options.GetProperty("Unbounded", BindingFlags.NonPublic | BindingFlags.Static)!);
        var (bytes, length) = (Expression.Parameter(typeof(byte[])), Expression.Parameter(typeof(int)));
        return Expression.Lambda<Func<byte[], int, Portal.Session?>>(Expression.Call(read, bytes, length, unbounded), bytes, length).Compile();
    }
}
