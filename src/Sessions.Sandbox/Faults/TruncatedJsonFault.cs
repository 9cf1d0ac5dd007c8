using System.Runtime.CompilerServices;

namespace Sessions.Sandbox;

/// <summary>
/// A body that ends in the middle, in a response whose framing is right. Of a stream of events, the first one does.
/// </summary>
internal sealed class TruncatedJsonFault() : BodyFault("truncated-json")
{
    public override SandboxResponse Alter(SandboxResponse response)
    {
        return response.Chunks is { } chunks
            ? response with { Chunks = FirstHalfAsync(chunks) }
            : response with { Body = Half(response.Body), ContentType = response.ContentType ?? "application/json" };
    }

    private static byte[] Half(byte[] body)
    {
        return body.Length < 2 ? [(byte)'{'] : body[..(body.Length / 2)];
    }

    private static async IAsyncEnumerable<byte[]> FirstHalfAsync(IAsyncEnumerable<byte[]> chunks, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return [.. Half(chunk), .. "\n\n"u8];
            yield break;
        }
    }
}
