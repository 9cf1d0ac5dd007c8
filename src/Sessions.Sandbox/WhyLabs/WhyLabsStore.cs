using System.Collections.Concurrent;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// Guest sessions and the uploads that were handed out for them.
/// </summary>
internal sealed class WhyLabsStore(IdentifierSource identifiers, TimeProvider time, TimeSpan sessionLifetime, StateLimit limit)
{
    private static readonly TimeSpan UploadLifetime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, GuestSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<GuestSession> _oldestFirst = new();
    private readonly ConcurrentDictionary<string, ProfileUpload> _uploads = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ProfileUpload> _received = new();
    private readonly string _guestOrganization = identifiers.Next("org-guest-", 8);

    /// <summary>
    /// The present time.
    /// </summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// The uploads whose bytes have arrived, in the order in which they did.
    /// </summary>
    public IEnumerable<ProfileUpload> Received => _received;

    /// <summary>
    /// Adds a session.
    /// </summary>
    public GuestSession AddSession()
    {
        var metadata = new SessionMetadata
        {
            SessionId = identifiers.Next("session-", 16),
            OrgId = _guestOrganization,
            ModelId = identifiers.Next("model-", 8),
            UserId = identifiers.Next("user-", 12),
        };
        var session = new GuestSession(metadata, Now + sessionLifetime);
        _sessions[metadata.SessionId] = session;
        _oldestFirst.Enqueue(session);
        limit.Keep(0, ForgetOldestSession);
        return session;
    }

    /// <summary>
    /// The sessions that can be used, newest first.
    /// </summary>
    public IReadOnlyList<GuestSession> All()
    {
        var now = Now;
        return [.. _oldestFirst.Reverse().Where(session => session.IsAlive(now))];
    }

    /// <summary>
    /// A session that can be used; null when there is none.
    /// </summary>
    public GuestSession? FindSession(string id)
    {
        return _sessions.TryGetValue(id, out var session) && session.IsAlive(Now) ? session : null;
    }

    /// <summary>
    /// Hands out an upload.
    /// </summary>
    /// <param name="session">The session that the profile belongs to.</param>
    /// <param name="idPrefix">What its identifier begins with.</param>
    public ProfileUpload AddUpload(SessionMetadata session, string idPrefix)
    {
        var upload = new ProfileUpload(
            identifiers.Next(idPrefix, 12), session.SessionId, session.ModelId, identifiers.Next(string.Empty, 40), Now, UploadLifetime);
        _uploads[upload.ProfileId] = upload;
        limit.Keep(0, () => _uploads.TryRemove(upload.ProfileId, out _));
        return upload;
    }

    /// <summary>
    /// The upload of a profile; null when there is none.
    /// </summary>
    public ProfileUpload? FindUpload(string profileId)
    {
        return _uploads.GetValueOrDefault(profileId);
    }

    /// <summary>
    /// Keeps the bytes of an upload.
    /// </summary>
    /// <returns>Whether they are the first.</returns>
    public bool TryReceive(ProfileUpload upload, byte[] content)
    {
        if (!upload.TryReceive(content))
        {
            return false;
        }

        _received.Enqueue(upload);
        limit.Keep(content.Length, () => _received.TryDequeue(out _));
        return true;
    }

    private void ForgetOldestSession()
    {
        if (_oldestFirst.TryDequeue(out var oldest))
        {
            _sessions.TryRemove(oldest.Metadata.SessionId, out _);
        }
    }
}
