using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// A reply that goes on while something happens.
/// </summary>
internal interface IEventStream
{
    /// <summary>
    /// Each event as the bytes of its JSON.
    /// </summary>
    IAsyncEnumerable<byte[]> SerializeAsync(JsonSerializerOptions json, CancellationToken cancellationToken);
}
