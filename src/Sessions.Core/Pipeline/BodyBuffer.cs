using System.Buffers;

namespace Sessions.Core;

/// <summary>
/// Collects a body of unknown length. A small one is in a buffer of the shared pool; a large one in parts of 1 MiB until its end is known, since the
/// buffers that it outgrows would take as much memory again, and the pool would keep them long after the one large body that needed them.
/// </summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int Smallest = 16 * 1024;
    private const int PartSize = 1024 * 1024;

    private readonly long _maxBytes;
    private List<byte[]>? _parts;
    private byte[] _current;
    private int _length;

    /// <param name="expected">The length that the response tells, which may be a lie, so it counts only up to a size that costs nothing.</param>
    /// <param name="maxBytes">The most bytes that are taken.</param>
    internal BodyBuffer(long? expected, long maxBytes)
    {
        _maxBytes = maxBytes;
        var size = Math.Max(Math.Min(expected ?? 0, PartSize - 1) + 1, Smallest);
        _current = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, maxBytes + 1));
    }

    /// <summary>
    /// Gets where the next bytes go: a byte more than may come at most, so that a body that exceeds the limit is seen.
    /// </summary>
    internal ArraySegment<byte> Free => new(_current, _length, _current.Length - _length);

    /// <summary>
    /// Takes the bytes that were put into <see cref="Free" />.
    /// </summary>
    /// <returns>False when there are more than may come.</returns>
    internal bool TryAdvance(int count)
    {
        _length += count;
        if ((Parts * (long)PartSize) + _length > _maxBytes)
        {
            return false;
        }

        if (_length == _current.Length)
        {
            Grow();
        }

        return true;
    }

    /// <summary>
    /// Gives the bytes away, from the beginning of an array that <see cref="Return" /> takes back.
    /// </summary>
    internal byte[] Detach(out int length)
    {
        length = (Parts * PartSize) + _length;
        var whole = _current;
        if (_parts is not null)
        {
            whole = new byte[length];
            Array.Copy(_current, 0, whole, length - _length, _length);
            for (var index = 0; index < _parts.Count; index++)
            {
                Array.Copy(_parts[index], 0, whole, index * PartSize, PartSize);
                _parts[index] = [];
            }
        }

        _current = [];
        return whole;
    }

    public void Dispose()
    {
        Return(_current);
        _current = [];
    }

    /// <summary>
    /// Takes back an array that was given away, if it is one that the pool keeps.
    /// </summary>
    internal static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= PartSize)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Parts => _parts?.Count ?? 0;

    private void Grow()
    {
        if (_current.Length == PartSize)
        {
            (_parts ??= []).Add(_current);
            (_current, _length) = (new byte[PartSize], 0);
            return;
        }

        var larger = _current.Length * 2 < PartSize ? ArrayPool<byte>.Shared.Rent(_current.Length * 2) : new byte[PartSize];
        Array.Copy(_current, larger, _length);
        Return(_current);
        _current = larger;
    }
}
