namespace Sessions.Core;

/// <summary>
/// A stream of server-sent events that is not read further once the event that is being read has grown beyond a limit: a parser keeps an event in
/// memory whole. A blank line ends an event, whether it has data or not, and comments belong to none, so that heartbeats don't add up.
/// </summary>
internal sealed class EventSizeLimit : Stream
{
    private readonly Stream _stream;
    private readonly long _maxBytes;
    private long _bytesOfEvent;
    private long _bytesOfLine;
    private bool _isComment;
    private bool _endedInCarriageReturn;

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

    public override int Read(byte[] buffer, int offset, int count)
    {
        CheckSize();
        var read = _stream.Read(buffer, offset, count);
        Count(buffer.AsSpan(offset, read));
        return read;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        CheckSize();
#if NET
        var read = await _stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
#else
        var read = await _stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#endif
        Count(buffer.AsSpan(offset, read));
        return read;
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckSize();
        var read = await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count(buffer.Span.Slice(0, read));
        return read;
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
        if (_bytesOfEvent + _bytesOfLine > _maxBytes)
        {
            throw new EventTooLargeException();
        }
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        if (_endedInCarriageReturn && !bytes.IsEmpty)
        {
            // A line feed behind a carriage return belongs to the same line end.
            bytes = bytes[0] == (byte)'\n' ? bytes.Slice(1) : bytes;
            _endedInCarriageReturn = false;
        }

        while (!bytes.IsEmpty)
        {
            if (_bytesOfLine == 0)
            {
                _isComment = bytes[0] == (byte)':';
            }

            var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            _bytesOfLine += end < 0 ? bytes.Length : end;
            if (end < 0)
            {
                return;
            }

            EndLine();
            var isCarriageReturn = bytes[end] == (byte)'\r';
            bytes = bytes.Slice(end + 1);
            if (isCarriageReturn)
            {
                _endedInCarriageReturn = bytes.IsEmpty;
                bytes = !bytes.IsEmpty && bytes[0] == (byte)'\n' ? bytes.Slice(1) : bytes;
            }
        }
    }

    private void EndLine()
    {
        if (_bytesOfLine == 0)
        {
            _bytesOfEvent = 0;
        }
        else if (!_isComment)
        {
            _bytesOfEvent += _bytesOfLine;
        }

        _bytesOfLine = 0;
    }
}
