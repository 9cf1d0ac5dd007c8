namespace Sessions.Sandbox;

/// <summary>
/// Keeps the latest exchanges, as many as were asked for and as fit into the memory that was given, and writes all of them into a file
/// where one is wanted.
/// </summary>
internal sealed class ExchangeRecorder(int capacity, long byteCapacity, ExchangeFile? file) : IDisposable
{
    private readonly object _writing = new();
    private readonly Queue<SandboxExchange> _kept = new();
    private long _bytes;

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
        }
    }

    /// <summary>
    /// Ends the file.
    /// </summary>
    public void Dispose()
    {
        file?.Dispose();
    }

    private static long Bytes(SandboxExchange exchange)
    {
        return (long)exchange.Request.Body.Length + exchange.Response.Body.Length;
    }
}
