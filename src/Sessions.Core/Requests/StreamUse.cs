using System.Runtime.CompilerServices;

namespace Sessions.Core;

/// <summary>
/// Whether a stream is being sent, or has been sent and can't be rewound: it is sent by one request at a time, and never when nothing is left of it.
/// </summary>
internal sealed class StreamUse
{
    private static readonly ConditionalWeakTable<Stream, StreamUse> OfCallers = new();

    private int _isTaken;
    private volatile bool _isSpent;

    /// <summary>
    /// Whether no request reads the stream now.
    /// </summary>
    internal bool IsFree => Volatile.Read(ref _isTaken) == 0;

    /// <summary>
    /// Gets the use of a stream of the caller's, which is the same whoever sends the stream.
    /// </summary>
    internal static StreamUse Of(Stream stream)
    {
        return OfCallers.GetValue(stream, static _ => new StreamUse());
    }

    /// <summary>
    /// Refuses a stream that can't be sent now.
    /// </summary>
    internal void Check(bool canSeek)
    {
        if (!IsFree)
        {
            throw Taken();
        }

        if (_isSpent && !canSeek)
        {
            throw Spent();
        }
    }

    /// <summary>
    /// Takes the stream for a request, until <see cref="Release" />.
    /// </summary>
    internal void Take(bool canSeek)
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            throw Taken();
        }

        if (_isSpent && !canSeek)
        {
            Release();
            throw Spent();
        }

        _isSpent = true;
    }

    internal void Release()
    {
        Volatile.Write(ref _isTaken, 0);
    }

    private static UploadFailedException Taken()
    {
        return new UploadFailedException(
            "The stream to be sent is still read by another call or by an earlier attempt; give each call a stream of its own.");
    }

    private static UploadFailedException Spent()
    {
        return new UploadFailedException(
            "The stream to be sent was sent before and can't be rewound, so nothing is left of it; pass a new stream.");
    }
}
