namespace Sessions.Sandbox;

/// <summary>
/// Keeps the latest exchanges, as many as were asked for and as fit into the memory that was given, and hands each on to a file if there is one.
/// </summary>
internal sealed class ExchangeRecorder(int capacity, long byteCapacity, ExchangeFile? file) : IDisposable
{
    private readonly object _writing = new();
    private readonly Queue<SandboxExchange> _kept = new();
    private long _bytes;
    private long _version;
    private TaskCompletionSource? _changed;

    /// <summary>
    /// A number that grows with each change.
    /// </summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>
    /// The longest body that is kept whole.
    /// </summary>
    public long ByteCapacity { get; } = byteCapacity;

    /// <summary>
    /// The exchanges that are kept, in the order in which their requests arrived.
    /// </summary>
    public IReadOnlyList<SandboxExchange> Exchanges
    {
        get
        {
            lock (_writing)
            {
                return [.. _kept.OrderBy(exchange => exchange.Number)];
            }
        }
    }

    /// <summary>
    /// A recorder as the options say.
    /// </summary>
    public static ExchangeRecorder For(SandboxOptions options, SandboxApis apis)
    {
        var file = options.RecordingFolder is { } folder ? new ExchangeFile(folder, apis) : null;
        return new ExchangeRecorder(options.RecordedExchanges, options.RecordedBytes, file);
    }

    /// <summary>
    /// Adds an exchange, and forgets the oldest ones that no longer fit beside it.
    /// </summary>
    public void Add(SandboxExchange exchange)
    {
        file?.Add(exchange);
        lock (_writing)
        {
            _kept.Enqueue(exchange);
            SignalChange();
            _bytes += Bytes(exchange);
            while (_kept.Count > capacity || (_bytes > ByteCapacity && _kept.Count > 1))
            {
                _bytes -= Bytes(_kept.Dequeue());
            }
        }
    }

    /// <summary>
    /// Forgets all exchanges.
    /// </summary>
    public void Clear()
    {
        lock (_writing)
        {
            _kept.Clear();
            _bytes = 0;
            SignalChange();
        }
    }

    /// <summary>
    /// Waits until the version is no longer the one that was seen.
    /// </summary>
    /// <returns>The version now.</returns>
    public async Task<long> WaitForChangeAsync(long seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_writing)
            {
                if (_version != seen)
                {
                    return _version;
                }

                _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends the file.
    /// </summary>
    public void Dispose()
    {
        file?.Dispose();
    }

    private void SignalChange()
    {
        _version++;
        _changed?.TrySetResult();
        _changed = null;
    }

    private static long Bytes(SandboxExchange exchange)
    {
        return (long)exchange.Request.Body.Length + exchange.Response.Body.Length;
    }
}
