using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The options of a made-up provider.
/// </summary>
internal sealed class AddedOptions : SessionsClientOptions
{
    public AddedOptions(CredentialScheme scheme, string apiKey)
        : base(new SessionsProvider("Acme", "Acme", scheme, "ACME_UNSET_KEY", "ACME_UNSET_URL", "https://api.test/base"))
    {
        ApiKey = apiKey;
        Retry = new RetryOptions { MaxRetries = 0 };
    }

    /// <summary>
    /// A call of an operation that takes the credential.
    /// </summary>
    public static SessionsRequest Request(string path = "/things")
    {
        var request = new SessionsRequest(new SessionsOperation("GetThings", HttpMethod.Get, path, CredentialRequirement.Required));
        request.AddPath(path);
        return request;
    }
}
