namespace Sessions.Core;

/// <summary>
/// Random numbers from 0 to 1, safe for use by many threads; the oldest target has no shared generator.
/// </summary>
internal static class RandomFraction
{
#if NET
    internal static double Next()
    {
        return Random.Shared.NextDouble();
    }
#else
    [ThreadStatic]
    private static Random? _random;

    internal static double Next()
    {
        _random ??= new Random(Guid.NewGuid().GetHashCode());
        return _random.NextDouble();
    }
#endif
}
