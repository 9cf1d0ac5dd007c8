using System.Buffers;

namespace Sessions.Sandbox;

/// <summary>
/// Collects a body that is sent in pieces, up to a length.
/// </summary>
internal sealed class RecordedBody(long capacity)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    /// <summary>
    /// How many bytes there were.
    /// </summary>
    public long Length { get; private set; }

    /// <summary>
    /// The bytes that were kept.
    /// </summary>
    public ReadOnlyMemory<byte> Content => _kept.WrittenMemory;

    /// <summary>
    /// Adds a piece.
    /// </summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        Length += piece.Length;
        _kept.Write(piece[..(int)Math.Min(piece.Length, capacity - _kept.WrittenCount)]);
    }
}
