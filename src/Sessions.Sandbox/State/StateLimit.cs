namespace Sessions.Sandbox;

/// <summary>
/// Bounds the memory of what a sandbox holds, over all providers: when it is too much, what was kept first is forgotten first.
/// </summary>
internal sealed class StateLimit(long byteCapacity)
{
    // What an entry takes beside the texts and the bytes that came with it.
    private const int EntryBytes = 1024;

    private readonly object _access = new();
    private readonly Queue<(long Bytes, Action Forget)> _kept = new();
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
            _kept.Enqueue((bytes + EntryBytes, forget));
            _bytes += bytes + EntryBytes;
            while (_bytes > byteCapacity && _kept.Count > 1)
            {
                var oldest = _kept.Dequeue();
                _bytes -= oldest.Bytes;
                (forgotten ??= []).Add(oldest.Forget);
            }
        }

        forgotten?.ForEach(action => action());
    }
}
