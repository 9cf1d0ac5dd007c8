namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// A guest session and when it ends.
/// </summary>
internal sealed class GuestSession(SessionMetadata metadata, DateTimeOffset expiry)
{
    private int _claims;

    /// <summary>
    /// What the provider tells about the session.
    /// </summary>
    public SessionMetadata Metadata { get; } = metadata;

    /// <summary>
    /// Whether the session can be used.
    /// </summary>
    public bool IsAlive(DateTimeOffset now)
    {
        return Volatile.Read(ref _claims) == 0 && now < expiry;
    }

    /// <summary>
    /// Claims the session, which ends it.
    /// </summary>
    /// <returns>Whether this was the first claim of a living session.</returns>
    public bool TryClaim(DateTimeOffset now)
    {
        return now < expiry && Interlocked.Increment(ref _claims) == 1;
    }
}
