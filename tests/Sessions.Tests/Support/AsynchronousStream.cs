namespace Sessions.Tests;

/// <summary>
/// A stream that a test makes up while it is read: both ways to read it asynchronously come down to one.
/// </summary>
internal abstract class AsynchronousStream(params byte[] content) : MemoryStream(content)
{
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
