using System.Runtime.CompilerServices;

namespace Sessions.Sandbox;

/// <summary>
/// A body whose end is not JSON; of a stream of events, the end of each.
/// </summary>
internal sealed class MalformedJsonFault() : BodyFault("malformed-json")
{
    private static readonly byte[] EventEnd = [.. "\n\n"u8];

    public override SandboxResponse Alter(SandboxResponse response)
    {
        return response.Chunks is { } chunks
            ? response with { Chunks = BreakAsync(chunks) }
            : response with { Body = Break(response.Body), ContentType = response.ContentType ?? "application/json" };
    }

    // A comma where a value is due and a bracket of the wrong kind: no parser forgives both.
    private static byte[] Break(byte[] body)
    {
        return body.Length == 0 ? [.. "{,]"u8] : [.. body.AsSpan(0, body.Length - 1), (byte)',', (byte)(body[^1] == ']' ? '}' : ']')];
    }

    private static async IAsyncEnumerable<byte[]> BreakAsync(IAsyncEnumerable<byte[]> chunks, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return [.. Break(chunk[..^EventEnd.Length]), .. EventEnd];
        }
    }
}
