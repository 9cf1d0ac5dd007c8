using System.Buffers;
using System.Net;

namespace Sessions.Core;

/// <summary>
/// The rest of a stream, sent as it is read. It is as long as the stream was at first: one that ends earlier fails, and what is appended later is
/// not sent.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int BufferSize = 80 * 1024;

    private readonly Stream _source;
    private readonly long _start;
    private readonly long? _length;
    private readonly StreamUse _use;
    private readonly bool _leaveOpen;
    private readonly IProgress<long>? _progress;
    private readonly CancellationToken _attempt;

    /// <summary>
    /// Makes the content of an attempt.
    /// </summary>
    /// <param name="source">The stream.</param>
    /// <param name="start">Where in a stream that can seek the content begins.</param>
    /// <param name="leaveOpen">Whether the stream belongs to the caller.</param>
    /// <param name="progress">Is told how many bytes have been handed to the connection; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading, also where the connection hands no token on.</param>
    internal UploadContent(Stream source, long start, bool leaveOpen, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        _source = source;
        _start = start;
        _leaveOpen = leaveOpen;
        _progress = progress;
        _attempt = cancellationToken;
        _use = leaveOpen ? StreamUse.Of(source) : new StreamUse();
        _use.Check(source.CanSeek);
        _length = source.CanSeek ? source.Length - start : null;
        if (_length < 0)
        {
            throw CutShort(0);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        return SendAsync(stream, _attempt);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        return SendAsync(stream, cancellationToken.CanBeCanceled ? cancellationToken : _attempt);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
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
        _use.Take(_source.CanSeek);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var reading = Task.FromResult(0);
        try
        {
            var left = _length ?? long.MaxValue;
            var sent = 0L;
            Rewind();
            while (left > 0)
            {
                reading = Read(buffer, (int)Math.Min(buffer.Length, left), cancellationToken);
                var read = await ReadAsync(reading, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    if (_length is not null)
                    {
                        throw CutShort(sent);
                    }

                    return;
                }

#if NET
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
#else
                await destination.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
#endif
                left -= read;
                sent += read;
                _progress?.Report(sent);
            }
        }
        finally
        {
            Release(reading, buffer);
        }
    }

    private void Rewind()
    {
        if (!_source.CanSeek)
        {
            return;
        }

        try
        {
            _source.Position = _start;
        }
        catch (Exception exception)
        {
            throw Unreadable(exception);
        }
    }

    private Task<int> Read(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        try
        {
            return _source.ReadAsync(buffer, 0, count, cancellationToken);
        }
        catch (Exception exception)
        {
            return Task.FromException<int>(exception);
        }
    }

    // A stream need not heed its token, so the wait does.
    private static async Task<int> ReadAsync(Task<int> reading, CancellationToken cancellationToken)
    {
        try
        {
            return reading.IsCompleted
                ? await reading.ConfigureAwait(false)
                : await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreadable(exception);
        }
    }

    // A read that nobody waits for any more may still write into its buffer, and keeps its stream.
    private void Release(Task<int> reading, byte[] buffer)
    {
        if (reading.IsCompleted)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _use.Release();
            return;
        }

        reading.ContinueWith(
            static (ended, use) =>
            {
                _ = ended.Exception;
                ((StreamUse)use!).Release();
            },
            _use,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private UploadFailedException CutShort(long sent)
    {
        return new UploadFailedException(
            $"The file or stream to be sent ended after {sent} of its {Math.Max(_length ?? 0, 0)} bytes, so the request was broken off; send it while nothing changes it.");
    }

    private static UploadFailedException Unreadable(Exception exception)
    {
        return new UploadFailedException(
            $"The file or stream to be sent could not be read ({exception.GetType().Name}), so the request was broken off. See the inner exception.", exception);
    }
}
