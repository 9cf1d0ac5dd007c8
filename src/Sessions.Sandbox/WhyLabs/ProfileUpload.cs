using System.Globalization;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// One upload that was handed out: it takes one profile, once, until it expires.
/// </summary>
internal sealed class ProfileUpload(string profileId, string sessionId, string modelId, string signature, DateTimeOffset start, TimeSpan lifetime)
{
    private byte[]? _content;

    /// <summary>
    /// The identifier of the profile.
    /// </summary>
    public string ProfileId { get; } = profileId;

    /// <summary>
    /// The session that the profile belongs to.
    /// </summary>
    public string SessionId { get; } = sessionId;

    /// <summary>
    /// The bytes that arrived; null as long as none have.
    /// </summary>
    public byte[]? Content => Volatile.Read(ref _content);

    /// <summary>
    /// The address that takes the bytes, below the address of the sandbox.
    /// </summary>
    public string RelativeUrl => string.Create(
        CultureInfo.InvariantCulture,
        $"{ProfileStorage.Prefix}/{modelId}/{ProfileId}{ProfileStorage.Extension}?X-Amz-Expires={lifetime.TotalSeconds}&{ProfileStorage.SignatureName}={signature}");

    /// <summary>
    /// Whether an address was made for this upload.
    /// </summary>
    public bool IsSignedBy(string model, string? addressSignature)
    {
        return model == modelId && addressSignature == signature;
    }

    /// <summary>
    /// Whether the address has run out.
    /// </summary>
    public bool IsExpired(DateTimeOffset now)
    {
        return now >= start + lifetime;
    }

    /// <summary>
    /// Keeps the bytes if they are the first.
    /// </summary>
    public bool TryReceive(byte[] content)
    {
        return Interlocked.CompareExchange(ref _content, content, null) is null;
    }
}
