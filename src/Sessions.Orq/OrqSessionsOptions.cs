using Sessions.Core;

namespace Sessions.Orq;

/// <summary>
/// What an <see cref="OrqSessionsClient" /> can be told. The key is <c>ApiKey</c> or, for an unnamed client, the environment variable
/// <c>ORQ_API_KEY</c>; the address is <c>BaseAddress</c>, <c>ORQ_BASE_URL</c>, or the public one.
/// </summary>
public sealed class OrqSessionsOptions : SessionsClientOptions
{
    private static readonly SessionsProvider OrqProvider = new(
        "Orq", "orq.ai", CredentialScheme.Bearer, "ORQ_API_KEY", "ORQ_BASE_URL", OrqSessionsClient.DefaultBaseAddress);

    /// <summary>
    /// Creates options with their defaults.
    /// </summary>
    public OrqSessionsOptions()
        : base(OrqProvider)
    {
    }
}
