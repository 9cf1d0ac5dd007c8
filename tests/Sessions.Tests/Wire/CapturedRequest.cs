using System.Net;

namespace Sessions.Tests;

/// <summary>
/// A request as it would have gone over the wire, read before it was disposed.
/// </summary>
internal sealed record CapturedRequest(
    string Method,
    string Path,
    IReadOnlyList<(string Name, string Value)> Query,
    IReadOnlyDictionary<string, string> Headers,
    long? ContentLength,
    string? ContentType,
    byte[] Body)
{
    internal static async Task<CapturedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Content;
        var body = content is null ? [] : await content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers
            .Concat(content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new CapturedRequest(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            ReadQuery(request.RequestUri.Query),
            headers,
            content?.Headers.ContentLength,
            content?.Headers.ContentType?.ToString(),
            body);
    }

    private static (string Name, string Value)[] ReadQuery(string query)
    {
        return query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? string.Empty)))
            .ToArray();
    }
}
