namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// External identifiers that no session has yet.
/// </summary>
internal static class UniqueName
{
    private static int _last;

    public static string Next() => $"created-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}";
}
