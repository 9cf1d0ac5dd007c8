using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// A response that is ready to be sent.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The content type; null when there is no body.</param>
/// <param name="Body">The bytes of the body; empty when there is none or when it goes on.</param>
internal sealed record SandboxResponse(int Status, string? ContentType, byte[] Body)
{
    /// <summary>
    /// A body that goes on while something happens; null for one that is complete.
    /// </summary>
    public IAsyncEnumerable<byte[]>? Chunks { get; init; }

    /// <summary>
    /// What the operation answered, before it became bytes; null for nothing and for errors.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>
    /// Headers other than those of the content.
    /// </summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>
    /// The response to an exchange that failed.
    /// </summary>
    public static SandboxResponse From(Failure failure, Exchange exchange)
    {
        return failure.Body(exchange) switch
        {
            null => new SandboxResponse(failure.Status, null, []),
            string text => new SandboxResponse(failure.Status, failure.TextContentType, System.Text.Encoding.UTF8.GetBytes(text)),
            var body => new SandboxResponse(failure.Status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), exchange.Provider.Json)),
        };
    }
}
