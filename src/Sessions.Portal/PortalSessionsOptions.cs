using Sessions.Core;

namespace Sessions.Portal;

/// <summary>
/// What a <see cref="PortalSessionsClient" /> can be told. The key is <c>ApiKey</c> or, for an unnamed client, the environment variable
/// <c>PORTAL_BEARER_TOKEN</c>; the address is <c>BaseAddress</c>, or <c>PORTAL_BASE_URL</c>: there is no public one.
/// </summary>
public sealed class PortalSessionsOptions : SessionsClientOptions
{
    private static readonly SessionsProvider PortalProvider = new(
        "Portal", "Portal", CredentialScheme.Bearer, "PORTAL_BEARER_TOKEN", "PORTAL_BASE_URL", PortalSessionsClient.DefaultBaseAddress);

    /// <summary>
    /// Creates options with their defaults.
    /// </summary>
    public PortalSessionsOptions()
        : base(PortalProvider)
    {
    }
}
