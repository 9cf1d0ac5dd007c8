using Sessions.Core;

namespace Sessions.WhyLabs;

/// <summary>
/// What a <see cref="WhyLabsSessionsClient" /> can be told. The key is <c>ApiKey</c> or, for an unnamed client, the environment variable
/// <c>WHYLABS_API_KEY</c>; the address is <c>BaseAddress</c>, <c>WHYLABS_BASE_URL</c>, or the public one.
/// </summary>
public sealed class WhyLabsSessionsOptions : SessionsClientOptions
{
    private static readonly SessionsProvider WhyLabsProvider = new(
        "WhyLabs", "WhyLabs", CredentialScheme.ApiKey("X-API-Key"), "WHYLABS_API_KEY", "WHYLABS_BASE_URL", WhyLabsSessionsClient.DefaultBaseAddress, credentialIsOptional: true);

    /// <summary>
    /// Creates options with their defaults.
    /// </summary>
    public WhyLabsSessionsOptions()
        : base(WhyLabsProvider)
    {
    }
}
