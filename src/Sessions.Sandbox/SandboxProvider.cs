using Sessions.Core;

namespace Sessions.Sandbox;

/// <summary>
/// One of the four APIs that a sandbox serves.
/// </summary>
public sealed class SandboxProvider
{
    internal SandboxProvider(ProviderApi api, Uri server)
    {
        Name = api.Name;
        BaseAddress = new Uri(server, api.Prefix + "/");
        ApiKey = api.ApiKey;
    }

    /// <summary>
    /// The name of the provider: WhyLabs, Humanloop, Orq or Portal.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// The address that the paths of the operations are appended to, with a trailing slash.
    /// </summary>
    public Uri BaseAddress { get; }

    /// <summary>
    /// The key, or token, that this sandbox lets in. It is made up and opens nothing else.
    /// </summary>
    public string ApiKey { get; }

    /// <summary>
    /// Points a client at this sandbox: <c>services.AddOrqSessions(sandbox.Orq.Configure)</c>.
    /// </summary>
    /// <param name="options">The options of the client; its base address and its key are set.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    public void Configure(SessionsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.BaseAddress = BaseAddress;
        options.ApiKey = ApiKey;
    }
}
