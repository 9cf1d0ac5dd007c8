using Sessions.Core;

namespace Sessions.Humanloop;

/// <summary>
/// What a <see cref="HumanloopSessionsClient" /> can be told. The key is <c>ApiKey</c> or, for an unnamed client, the environment variable
/// <c>HUMANLOOP_API_KEY</c>; the address is <c>BaseAddress</c>, <c>HUMANLOOP_BASE_URL</c>, or the public one.
/// </summary>
public sealed class HumanloopSessionsOptions : SessionsClientOptions
{
    private static readonly SessionsProvider HumanloopProvider = new(
        "Humanloop", "Humanloop", CredentialScheme.ApiKey("X-API-KEY"), "HUMANLOOP_API_KEY", "HUMANLOOP_BASE_URL", HumanloopSessionsClient.DefaultBaseAddress);

    /// <summary>
    /// Creates options with their defaults.
    /// </summary>
    public HumanloopSessionsOptions()
        : base(HumanloopProvider)
    {
    }
}
