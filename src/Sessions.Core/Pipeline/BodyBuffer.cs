using System.Buffers;
using System.Text;

namespace Sessions.Core;

/// <summary>
/// Collects a body of unknown length. A small one is in a buffer of the shared pool; a large one in parts of 1 MiB until its end is known, since the
/// buffers that it outgrows would take as much memory again, and the pool would keep them long after the one large body that needed them.
/// </summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int Smallest = 16 * 1024;
    private const int PartSize = 1024 * 1024;
    private const int CountedAtOnce = 1024;

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
    /// Gets how many bytes there are.
    /// </summary>
    internal int Length => (Parts * PartSize) + _length;

    /// <summary>
    /// Gets the bytes in one array, which holds them at its beginning and is good until this is disposed.
    /// </summary>
    internal byte[] Join()
    {
        if (_parts is not null)
        {
            var whole = new byte[Length];
            Array.Copy(_current, 0, whole, whole.Length - _length, _length);
            for (var index = 0; index < _parts.Count; index++)
            {
                Array.Copy(_parts[index], 0, whole, index * PartSize, PartSize);
                _parts[index] = [];
            }

            (_current, _length, _parts) = (whole, whole.Length, null);
        }

        return _current;
    }

    /// <summary>
    /// Gets the bytes as text. Those in parts are not joined first, since the text takes twice as much again.
    /// </summary>
    internal string Decode()
    {
#if NET
        if (_parts is [var first, ..] && !SessionsJson.HasMark(first))
        {
            return string.Create(Decode([]), this, static (text, buffer) => buffer.Decode(text));
        }
#endif
        return SessionsJson.Decode(Join(), Length, Encoding.UTF8);
    }

    public void Dispose()
    {
        if (_current.Length is > 0 and <= PartSize)
        {
            ArrayPool<byte>.Shared.Return(_current);
        }

        (_current, _length, _parts) = ([], 0, null);
    }

#if NET
    // Counts the characters where there is no room for them.
    private int Decode(Span<char> text)
    {
        Span<char> nowhere = stackalloc char[CountedAtOnce];
        var decoder = Encoding.UTF8.GetDecoder();
        var count = 0;
        for (var index = 0; index <= Parts; index++)
        {
            var part = index < Parts ? _parts![index].AsSpan() : _current.AsSpan(0, _length);
            bool isComplete;
            do
            {
                decoder.Convert(part, text.IsEmpty ? nowhere : text[count..], flush: index == Parts, out var used, out var decoded, out isComplete);
                part = part[used..];
                count += decoded;
            }
            while (!isComplete);
        }

        return count;
    }

#endif
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
        ArrayPool<byte>.Shared.Return(_current);
        _current = larger;
    }
}
