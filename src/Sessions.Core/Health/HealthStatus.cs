namespace Sessions.Core;

/// <summary>
/// What a health check found.
/// </summary>
public enum HealthStatus
{
    /// <summary>
    /// The provider answers at the address and accepts the credential.
    /// </summary>
    Healthy,

    /// <summary>
    /// There is no credential, or the provider refused it (401, 403).
    /// </summary>
    CredentialInvalid,

    /// <summary>
    /// A server answers at the address, but not with this provider's API: another path, a redirect, a web page.
    /// </summary>
    AddressWrong,

    /// <summary>
    /// No answer: the name is not known, nothing listens, no secure connection can be made, the connection breaks, or the time runs out.
    /// </summary>
    Unreachable,

    /// <summary>
    /// The provider answers, and can't serve the call now: too many requests (429), a failure of its own (5xx), or an unexpected refusal.
    /// </summary>
    ProviderFailing,
}
