using System.Buffers;
using System.Net;

namespace Sessions.Core;

/// <summary>
/// The rest of a stream, sent as it is read, that tells how many bytes of it have been handed to the connection.
/// </summary>
internal sealed class ProgressContent : HttpContent
{
    private const int BufferSize = 80 * 1024;

    private readonly Stream _source;
    private readonly bool _leaveOpen;
    private readonly IProgress<long>? _progress;
    private readonly long _start;
    private bool _isConsumed;

    internal ProgressContent(Stream source, bool leaveOpen, IProgress<long>? progress)
    {
        _source = source;
        _leaveOpen = leaveOpen;
        _progress = progress;
        _start = source.CanSeek ? source.Position : 0;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        return SendAsync(stream, CancellationToken.None);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        return SendAsync(stream, cancellationToken);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _source.CanSeek ? _source.Length - _start : 0;
        return _source.CanSeek;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_leaveOpen)
        {
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SendAsync(Stream destination, CancellationToken cancellationToken)
    {
        Rewind();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var sent = 0L;
            int read;
#if NET
            while ((read = await _source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
#else
            while ((read = await _source.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await destination.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
#endif
                sent += read;
                _progress?.Report(sent);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The connection may ask for the content again, as when a pooled connection turns out to be closed.
    private void Rewind()
    {
        if (_isConsumed && !_source.CanSeek)
        {
            throw new InvalidOperationException("The stream has been sent and can't be rewound.");
        }

        if (_isConsumed)
        {
            _source.Position = _start;
        }

        _isConsumed = true;
    }
}
