using System.Text.Json;

namespace Sessions.Benchmarks.Serving;

/// <summary>
/// What is called: the addresses of the server, its keys and what it holds.
/// </summary>
/// <param name="Orq">The API of orq.ai that holds the listing.</param>
/// <param name="OrqWrites">Another one, to write to, so that the listing stays as long as it is.</param>
/// <param name="OrqKey">The key of <paramref name="Orq" />.</param>
/// <param name="OrqWritesKey">The key of <paramref name="OrqWrites" />.</param>
/// <param name="Portal">The API of Portal.</param>
/// <param name="PortalKey">Its key.</param>
/// <param name="Written">A session to change.</param>
/// <param name="Conversation">A session of Portal with several messages.</param>
internal sealed record Endpoint(
    Uri Orq, Uri OrqWrites, string OrqKey, string OrqWritesKey, Uri Portal, string PortalKey, string Written, string Conversation)
{
    public const int PageSize = 100;
    public const int ListedSessions = 10_000;
    public const string Missing = "session-that-is-not-there";

    private const int FileSize = 16 * 1024;

    public static byte[] File { get; } = [.. Enumerable.Range(0, FileSize).Select(index => (byte)index)];

    public static Endpoint Parse(string text) => JsonSerializer.Deserialize<Endpoint>(text)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}
