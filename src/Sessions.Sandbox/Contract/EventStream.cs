using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// A reply that yields a value for each change.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="events">Starts the stream; the token ends it when the caller or the sandbox goes away.</param>
internal sealed class EventStream<T>(Func<CancellationToken, IAsyncEnumerable<T>> events) : IEventStream
{
    public async IAsyncEnumerable<byte[]> SerializeAsync(JsonSerializerOptions json, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events(cancellationToken).ConfigureAwait(false))
        {
            yield return JsonSerializer.SerializeToUtf8Bytes(item, json);
        }
    }
}
