using System.Buffers;

namespace Sessions.Core;

/// <summary>
/// The memory of bodies. Small buffers come from the shared pool; large ones are left to the garbage collector, since the pool would keep
/// several for each thread long after the one large body that needed them.
/// </summary>
internal static class BodyBuffer
{
    private const int Smallest = 16 * 1024;
    private const int LargestPooled = 1024 * 1024;

    /// <summary>
    /// A first buffer: for the length that the response tells, which may be a lie, so only up to a size that costs nothing.
    /// </summary>
    internal static byte[] Rent(long? expected, long maxBytes)
    {
        var size = Math.Max(Math.Min(expected ?? 0, LargestPooled - 1) + 1, Smallest);
        return ArrayPool<byte>.Shared.Rent((int)Math.Min(size, maxBytes + 1));
    }

    /// <summary>
    /// A buffer that is twice as large, but not larger than what is needed to see that a body exceeds the limit.
    /// </summary>
    internal static byte[] Grow(byte[] buffer, long maxBytes)
    {
        var size = (int)Math.Min(buffer.Length * 2L, maxBytes + 1);
        var larger = size > LargestPooled ? new byte[size] : ArrayPool<byte>.Shared.Rent(size);
        Array.Copy(buffer, larger, buffer.Length);
        Return(buffer);
        return larger;
    }

    internal static void Return(byte[] buffer)
    {
        if (buffer.Length <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
