#if NET
using System.Runtime.CompilerServices;

namespace Sessions.Core;

/// <summary>
/// A connection whose end before any byte of an answer is an error that <see cref="SocketsHttpHandler" /> does not answer with a repetition of its
/// own. The handler repeats a request without a body up to three times when a read ends there, or fails with an <see cref="IOException" />.
/// </summary>
internal sealed class SingleSendStream : Stream
{
    private readonly Stream _connection;
    private volatile bool _awaitsAnswer;
    private volatile bool _hasEnded;

    private SingleSendStream(Stream connection)
    {
        _connection = connection;
    }

    public override bool CanRead => _connection.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => _connection.CanWrite;

    public override bool CanTimeout => _connection.CanTimeout;

    public override int ReadTimeout
    {
        get => _connection.ReadTimeout;
        set => _connection.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => _connection.WriteTimeout;
        set => _connection.WriteTimeout = value;
    }

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Puts the stream over each connection of a <see cref="SocketsHttpHandler" />, behind a filter of the user's. One that has sent a request already,
    /// one that has the stream, and a handler of another kind are left as they are.
    /// </summary>
    internal static void Install(HttpMessageHandler handler)
    {
        if (handler is not SocketsHttpHandler sockets || sockets.PlaintextStreamFilter?.Target is Filter)
        {
            return;
        }

        try
        {
            sockets.PlaintextStreamFilter = new Filter(sockets.PlaintextStreamFilter).ApplyAsync;
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            // The handler has started, and takes no filter any more.
            return;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _connection.Read(buffer);
        return buffer.IsEmpty ? read : Checked(read);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        return Read(buffer.AsSpan(offset, count));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // An empty read waits until there is something to read. It says nothing about an end.
        var reading = _connection.ReadAsync(buffer, cancellationToken);
        return buffer.IsEmpty ? reading
            : reading.IsCompletedSuccessfully ? new ValueTask<int>(Checked(reading.Result))
            : CheckedAsync(reading);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        BeginWrite();
        _connection.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Write(buffer.AsSpan(offset, count));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        BeginWrite();
        return _connection.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Flush()
    {
        _connection.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        return _connection.FlushAsync(cancellationToken);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        throw new NotSupportedException();
    }

    public override void SetLength(long value)
    {
        throw new NotSupportedException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _connection.Dispose();
        }

        base.Dispose(disposing);
    }

    // A builder that uses its boxes again, since this is a read of every call.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> CheckedAsync(ValueTask<int> reading)
    {
        return Checked(await reading.ConfigureAwait(false));
    }

    private int Checked(int read)
    {
        if (read > 0)
        {
            _awaitsAnswer = false;
        }
        else
        {
            _hasEnded = true;
            if (_awaitsAnswer)
            {
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The server closed the connection before it sent any byte of an answer.");
            }
        }

        return read;
    }

    // An idle connection may end while a request is about to be written to it. That request has not been sent, and must not be.
    private void BeginWrite()
    {
        if (_hasEnded)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The server closed the connection before the request was sent.");
        }

        _awaitsAnswer = true;
    }

    private sealed class Filter(Func<SocketsHttpPlaintextStreamFilterContext, CancellationToken, ValueTask<Stream>>? filter)
    {
        internal async ValueTask<Stream> ApplyAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
        {
            var connection = filter is null ? context.PlaintextStream : await filter(context, cancellationToken).ConfigureAwait(false);

            // A proxy that is asked for a tunnel is not the server; how often it is asked is the handler's business.
            return context.InitialRequestMessage.Method == HttpMethod.Connect || connection is null ? connection! : new SingleSendStream(connection);
        }
    }
}
#endif
