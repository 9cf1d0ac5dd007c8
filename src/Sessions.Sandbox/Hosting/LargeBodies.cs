namespace Sessions.Sandbox;

/// <summary>
/// Lets a few requests with a large body in at a time, so that memory is bounded however many arrive together; the others wait to be read.
/// </summary>
internal sealed class LargeBodies : IDisposable
{
    private const int AtATime = 4;
    private const int SmallBytes = 1024 * 1024;

    private readonly SemaphoreSlim _places = new(AtATime);

    /// <summary>
    /// Reads a body. Its place, if it is a large one, is free again once the lease is disposed.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="declared">Its length, as its header has it; null when it has none.</param>
    /// <param name="lease">Takes the place.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<byte[]> ReadAsync(Stream body, long? declared, Lease lease, CancellationToken cancellationToken)
    {
        var bytes = new byte[(int)Math.Min(declared ?? SmallBytes / 16, SmallBytes)];
        var count = 0;
        while (true)
        {
            if (count == bytes.Length)
            {
                if (count == declared)
                {
                    return bytes;
                }

                if (count >= SmallBytes && !lease.IsTaken)
                {
                    await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
                    lease.Take(_places);
                }

                // A declared length is believed once the body has shown that it is large.
                Array.Resize(ref bytes, (int)Math.Max(declared ?? 0, 2L * bytes.Length));
            }

            var read = await body.ReadAsync(bytes.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                Array.Resize(ref bytes, count);
                return bytes;
            }

            count += read;
        }
    }

    public void Dispose()
    {
        _places.Dispose();
    }

    /// <summary>
    /// The place of one request.
    /// </summary>
    public sealed class Lease : IDisposable
    {
        private SemaphoreSlim? _place;

        public bool IsTaken => _place is not null;

        public void Take(SemaphoreSlim place)
        {
            _place = place;
        }

        public void Dispose()
        {
            _place?.Release();
            _place = null;
        }
    }
}
