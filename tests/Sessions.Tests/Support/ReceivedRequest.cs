using System.Text;

namespace Sessions.Tests;

/// <summary>
/// A request as a handler received it, kept beyond the life of the message.
/// </summary>
internal sealed class ReceivedRequest
{
    public ReceivedRequest(HttpRequestMessage request, byte[]? body)
    {
        Method = request.Method.Method;
        Address = request.RequestUri!;
        Headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase);
        Bytes = body;
    }

    public string Method { get; }

    public Uri Address { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public byte[]? Bytes { get; }

    public string? Body => Bytes is null ? null : Encoding.UTF8.GetString(Bytes);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
