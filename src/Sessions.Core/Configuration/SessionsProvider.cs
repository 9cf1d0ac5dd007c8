using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// What the runtime has to know of a provider. Each provider package holds one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionsProvider
{
    /// <summary>
    /// Describes a provider.
    /// </summary>
    /// <param name="name">The name as it stands in type names and in the names of HTTP clients, such as <c>Orq</c>.</param>
    /// <param name="displayName">The name as people write it, such as <c>orq.ai</c>.</param>
    /// <param name="credentialScheme">Where the credential goes.</param>
    /// <param name="credentialVariable">The environment variable of the credential.</param>
    /// <param name="baseAddressVariable">The environment variable of the base address.</param>
    /// <param name="defaultBaseAddress">The public address; null when the provider has none.</param>
    /// <param name="credentialIsOptional">Whether a client without a credential is of any use.</param>
    public SessionsProvider(
        string name,
        string displayName,
        CredentialScheme credentialScheme,
        string credentialVariable,
        string baseAddressVariable,
        string? defaultBaseAddress,
        bool credentialIsOptional = false)
    {
        Name = name;
        DisplayName = displayName;
        CredentialScheme = credentialScheme;
        CredentialVariable = credentialVariable;
        BaseAddressVariable = baseAddressVariable;
        DefaultBaseAddress = defaultBaseAddress is null ? null : new Uri(defaultBaseAddress);
        CredentialIsOptional = credentialIsOptional;
    }

    /// <summary>
    /// The name as it stands in type names, such as <c>Orq</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// The name as people write it, such as <c>orq.ai</c>.
    /// </summary>
    public string DisplayName { get; }

    /// <summary>
    /// Where the credential goes.
    /// </summary>
    public CredentialScheme CredentialScheme { get; }

    /// <summary>
    /// The environment variable of the credential.
    /// </summary>
    public string CredentialVariable { get; }

    /// <summary>
    /// The environment variable of the base address.
    /// </summary>
    public string BaseAddressVariable { get; }

    /// <summary>
    /// The environment variable of the address where a token is got; only read for providers that have one.
    /// </summary>
    internal string TokenAddressVariable => Name.ToUpperInvariant() + "_TOKEN_URL";

    /// <summary>
    /// The public address; null when the provider has none, so that one must be configured.
    /// </summary>
    public Uri? DefaultBaseAddress { get; }

    /// <summary>
    /// Whether a client without a credential is of any use, because some operations take none.
    /// </summary>
    public bool CredentialIsOptional { get; }
}
