using System.Text;

namespace Sessions.Core;

/// <summary>
/// Reads a body that is in memory as UTF-8, straight into the buffer of the JSON reader, where a StreamReader would have two of its own.
/// </summary>
internal sealed class Utf8TextReader : TextReader
{
    private const int SurrogatePair = 2;

    private readonly byte[] _bytes;
    private readonly int _end;
    private readonly Decoder _decoder = SessionsJson.StrictUtf8.GetDecoder();
    private int _position;
    private char? _lowSurrogate;

    private Utf8TextReader(byte[] bytes, int start, int end)
    {
        _bytes = bytes;
        _position = start;
        _end = end;
    }

    /// <summary>
    /// Reads the first bytes of a buffer. A byte order mark is skipped; one of another encoding is followed.
    /// </summary>
    internal static TextReader Open(byte[] bytes, int length)
    {
        // The marks of UTF-16 and UTF-32 begin with bytes that no JSON text in UTF-8 begins with.
        if (length > 0 && bytes[0] is 0x00 or 0xFE or 0xFF)
        {
            return new StreamReader(new MemoryStream(bytes, 0, length, writable: false), SessionsJson.StrictUtf8, detectEncodingFromByteOrderMarks: true);
        }

        return new Utf8TextReader(bytes, MarkLength(bytes, length), length);
    }

    /// <summary>
    /// Reads a part of a buffer, which has no mark.
    /// </summary>
    internal static TextReader OpenPart(byte[] bytes, int start, int end)
    {
        return new Utf8TextReader(bytes, start, end);
    }

    /// <summary>
    /// The length of the byte order mark of UTF-8 at the beginning of a buffer, or 0.
    /// </summary>
    internal static int MarkLength(byte[] bytes, int length)
    {
        return length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count > 0 && _lowSurrogate is { } low)
        {
            _lowSurrogate = null;
            buffer[index] = low;
            return 1;
        }

        return count == 1 ? ReadOne(buffer, index) : Decode(buffer, index, count);
    }

    // The decoder writes a pair of surrogates together or not at all.
    private int ReadOne(char[] buffer, int index)
    {
        var pair = new char[SurrogatePair];
        var count = Decode(pair, 0, SurrogatePair, mostBytes: 1);
        if (count > 0)
        {
            buffer[index] = pair[0];
        }

        if (count == SurrogatePair)
        {
            _lowSurrogate = pair[1];
        }

        return Math.Min(count, 1);
    }

    private int Decode(char[] buffer, int index, int count, int mostBytes = int.MaxValue)
    {
        var decoded = 0;
        while (decoded == 0 && _position < _end)
        {
            var bytes = Math.Min(_end - _position, mostBytes);
            _decoder.Convert(
                _bytes, _position, bytes, buffer, index, count, flush: _position + bytes == _end, out var used, out decoded, out _);
            _position += used;
        }

        return decoded;
    }
}
