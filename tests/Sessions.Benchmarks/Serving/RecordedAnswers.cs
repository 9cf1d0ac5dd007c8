using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;

namespace Sessions.Benchmarks.Serving;

/// <summary>
/// The bytes that the sandbox answers the measured calls with.
/// </summary>
internal sealed class RecordedAnswers
{
    private readonly List<byte[]> _pages = [];
    private byte[] _session = [];
    private byte[] _conversation = [];
    private byte[] _started = [];
    private byte[] _missing = [];

    /// <summary>
    /// The sizes of a session and of a page in bytes.
    /// </summary>
    public (int Session, int Page) Sizes => (_conversation.Length, _pages[0].Length);

    public static async Task<RecordedAnswers> ReadAsync(Endpoint endpoint)
    {
        using var http = new HttpClient();
        var answers = new RecordedAnswers
        {
            _session = await SendAsync(http, HttpMethod.Get, new Uri(endpoint.OrqWrites, $"v2/traces/sessions/{endpoint.Written}"), endpoint.OrqWritesKey, null),
            _missing = await SendAsync(http, HttpMethod.Get, new Uri(endpoint.Orq, $"v2/traces/sessions/{Endpoint.Missing}"), endpoint.OrqKey, null),
            _conversation = await SendAsync(http, HttpMethod.Get, new Uri(endpoint.Portal, $"sessions/{endpoint.Conversation}"), endpoint.PortalKey, null),
            _started = Encoding.UTF8.GetBytes($$"""{"session_id":"{{endpoint.Conversation}}"}"""),
        };
        for (var page = 1; page <= Endpoint.ListedSessions / Endpoint.PageSize; page++)
        {
            var query = $$"""{"filters":[],"pagination":{"page":{{page}},"limit":{{Endpoint.PageSize}} } }""";
            answers._pages.Add(await SendAsync(http, HttpMethod.Post, new Uri(endpoint.Orq, "v2/traces/sessions/query"), endpoint.OrqKey, query));
        }

        return answers;
    }

    public (int Status, byte[] Body) For(string path, ReadOnlySpan<byte> request)
    {
        return path switch
        {
            _ when path.EndsWith("/query", StringComparison.Ordinal) => (200, _pages[PageOf(request) - 1]),
            _ when path.EndsWith("/sessions/async", StringComparison.Ordinal) => (200, _started),
            _ when path.EndsWith(Endpoint.Missing, StringComparison.Ordinal) => (404, _missing),
            _ when path.Contains("/v2/", StringComparison.Ordinal) => (200, _session),
            _ => (200, _conversation),
        };
    }

    private static int PageOf(ReadOnlySpan<byte> request)
    {
        var name = "\"page\":"u8;
        var value = request[(request.IndexOf(name) + name.Length)..];
        return Utf8Parser.TryParse(value, out int page, out _) ? page : throw new InvalidOperationException("The request names no page.");
    }

    private static async Task<byte[]> SendAsync(HttpClient http, HttpMethod method, Uri address, string key, string? body)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
