using Sessions.Core;

namespace Sessions.Sandbox;

/// <summary>
/// One of the APIs that a sandbox serves.
/// </summary>
public sealed class SandboxProvider
{
    internal SandboxProvider(ProviderApi api, Uri server)
    {
        Name = api.Name;
        BaseAddress = new Uri(server, api.Prefix + "/");
        ApiKey = api.ApiKey;
        TokenAddress = api is SpecDrivenApi { Credentials.NeedsToken: true } ? new Uri(server, TokenApi.PathOf(api.Name)) : null;
    }

    /// <summary>
    /// The name of the provider, such as Orq.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// The address that the paths of the operations are appended to, with a trailing slash.
    /// </summary>
    public Uri BaseAddress { get; }

    /// <summary>
    /// The key, or token, that this sandbox lets in, as <see cref="SessionsClientOptions.ApiKey" /> takes it. It is made up and
    /// opens nothing else. Empty where no operation takes a credential.
    /// </summary>
    public string ApiKey { get; }

    /// <summary>
    /// The address where a client exchanges its identifier and its secret for a token; null where the provider has none.
    /// </summary>
    public Uri? TokenAddress { get; }

    /// <summary>
    /// Points a client at this sandbox: <c>services.AddOrqSessions(sandbox.Orq.Configure)</c>.
    /// </summary>
    /// <param name="options">The options of the client; its base address and its key are set.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    public void Configure(SessionsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.BaseAddress = BaseAddress;
        options.ApiKey = ApiKey.Length == 0 ? null : ApiKey;
        options.TokenAddress = TokenAddress;
    }
}
