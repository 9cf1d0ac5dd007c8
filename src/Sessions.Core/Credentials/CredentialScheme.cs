namespace Sessions.Core;

/// <summary>
/// Where in a request a provider expects the credential: in which header, and behind which prefix.
/// </summary>
public sealed class CredentialScheme
{
    private readonly string _prefix;

    private CredentialScheme(string headerName, string prefix)
    {
        HeaderName = headerName;
        _prefix = prefix;
    }

    /// <summary>
    /// A bearer token in the <c>Authorization</c> header (RFC 6750).
    /// </summary>
    public static CredentialScheme Bearer { get; } = new("Authorization", "Bearer ");

    /// <summary>
    /// The name of the header that carries the credential.
    /// </summary>
    public string HeaderName { get; }

    /// <summary>
    /// A raw key in a header of its own.
    /// </summary>
    /// <param name="headerName">The name of the header, such as <c>X-API-Key</c>.</param>
    /// <returns>The scheme.</returns>
    public static CredentialScheme ApiKey(string headerName)
    {
        Guard.NotBlank(headerName, nameof(headerName));
        return new CredentialScheme(headerName, string.Empty);
    }

    /// <summary>
    /// The value of the header for a credential.
    /// </summary>
    /// <param name="credential">The key or token.</param>
    /// <returns>The text that goes into the header <see cref="HeaderName" />.</returns>
    internal string HeaderValue(string credential)
    {
        return _prefix + credential;
    }
}
