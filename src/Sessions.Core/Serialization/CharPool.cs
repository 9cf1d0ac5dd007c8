using System.Buffers;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Lends the JSON readers their buffers from the shared pool.
/// </summary>
internal sealed class CharPool : IArrayPool<char>
{
    internal static CharPool Instance { get; } = new();

    public char[] Rent(int minimumLength)
    {
        return ArrayPool<char>.Shared.Rent(minimumLength);
    }

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
