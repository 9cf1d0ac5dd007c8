namespace Sessions.Sandbox;

/// <summary>
/// Bounds the memory of what a sandbox holds, over all providers: when it is too much, what was kept first is forgotten first. Large entries go before
/// small ones, so that an upload does not cost the session that it belongs to.
/// </summary>
internal sealed class StateLimit(long byteCapacity)
{
    // What an entry takes beside the texts and the bytes that came with it.
    private const int EntryBytes = 1024;
    private const int LargeBytes = 64 * 1024;

    private readonly object _access = new();
    private readonly Queue<(long Bytes, Action Forget)> _large = new();
    private readonly Queue<(long Bytes, Action Forget)> _small = new();
    private long _bytes;

    /// <summary>
    /// Counts an entry that a store has kept, and has the stores forget the oldest entries that no longer fit beside it. Called without the lock
    /// of a store, since it may call another one.
    /// </summary>
    /// <param name="bytes">How many bytes came with the entry.</param>
    /// <param name="forget">Removes the entry from its store, if it is still there.</param>
    public void Keep(long bytes, Action forget)
    {
        List<Action>? forgotten = null;
        lock (_access)
        {
            (bytes < LargeBytes ? _small : _large).Enqueue((bytes + EntryBytes, forget));
            _bytes += bytes + EntryBytes;
            while (_bytes > byteCapacity && Math.Max(_large.Count, _small.Count) > 1)
            {
                var oldest = (_large.Count > 1 ? _large : _small).Dequeue();
                _bytes -= oldest.Bytes;
                (forgotten ??= []).Add(oldest.Forget);
            }
        }

        forgotten?.ForEach(action => action());
    }
}
