namespace Sessions.Core;

/// <summary>
/// A stream that is not read on once the event that is being read has grown beyond a limit: a parser keeps an event in memory whole.
/// </summary>
internal sealed class EventSizeLimit : Stream
{
    private readonly Stream _stream;
    private readonly long _maxBytes;
    private long _bytesOfEvent;

    internal EventSizeLimit(Stream stream, long maxBytes)
    {
        _stream = stream;
        _maxBytes = maxBytes;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Says that an event is complete, so that the next one has the whole limit again.
    /// </summary>
    internal void BeginEvent()
    {
        _bytesOfEvent = 0;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        CheckSize();
        return Counted(_stream.Read(buffer, offset, count));
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        CheckSize();
#if NET
        return Counted(await _stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false));
#else
        return Counted(await _stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
#endif
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckSize();
        return Counted(await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
    }
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Checked before the next read and not after the last: what was read beyond the limit may belong to the next event already.
    private void CheckSize()
    {
        if (_bytesOfEvent > _maxBytes)
        {
            throw new EventTooLargeException();
        }
    }

    private int Counted(int read)
    {
        _bytesOfEvent += read;
        return read;
    }
}
