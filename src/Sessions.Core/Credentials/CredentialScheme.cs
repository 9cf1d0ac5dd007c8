using System.Text;

namespace Sessions.Core;

/// <summary>
/// Where in a request a provider expects the credential, and in which form.
/// </summary>
public sealed class CredentialScheme
{
    private const char Separator = ' ';

    private readonly CredentialPart[] _parts;

    private CredentialScheme(params CredentialPart[] parts)
    {
        _parts = parts;
        Headers = [.. parts.Where(part => !part.IsQuery).Select(part => part.Name)];
    }

    /// <summary>
    /// A bearer token in the <c>Authorization</c> header (RFC 6750).
    /// </summary>
    public static CredentialScheme Bearer { get; } = new(new CredentialPart("Authorization", isQuery: false, "Bearer "));

    /// <summary>
    /// A user name and a password in the <c>Authorization</c> header (RFC 7617). The credential is both with a colon between them.
    /// </summary>
    public static CredentialScheme Basic { get; } = new(new CredentialPart("Authorization", isQuery: false, "Basic ") { IsPair = true });

    /// <summary>
    /// The name of the header that carries the credential; the first one where several do, and empty where none does.
    /// </summary>
    public string HeaderName => Headers.Count > 0 ? Headers[0] : string.Empty;

    /// <summary>
    /// The headers that carry the credential.
    /// </summary>
    internal IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// Where the identifier and the secret of a client are exchanged for a token, absolute or relative to the base address; null where they
    /// are not.
    /// </summary>
    internal string? TokenAddress { get; private init; }

    /// <summary>
    /// The scope that a token is asked for; null for the provider's default.
    /// </summary>
    internal string? Scope { get; private init; }

    /// <summary>
    /// A raw key in a header of its own.
    /// </summary>
    /// <param name="headerName">The name of the header, such as <c>X-API-Key</c>.</param>
    /// <returns>The scheme.</returns>
    public static CredentialScheme ApiKey(string headerName)
    {
        return new CredentialScheme(new CredentialPart(Guard.NotBlank(headerName, nameof(headerName)), isQuery: false, string.Empty));
    }

    /// <summary>
    /// A raw key in the query of the address. It is added last, next to the network, and is in no log line, span or exception.
    /// </summary>
    /// <param name="parameterName">The name of the query parameter, such as <c>api_key</c>.</param>
    /// <returns>The scheme.</returns>
    public static CredentialScheme QueryKey(string parameterName)
    {
        return new CredentialScheme(new CredentialPart(Guard.NotBlank(parameterName, nameof(parameterName)), isQuery: true, string.Empty));
    }

    /// <summary>
    /// A bearer token that the client gets for its identifier and its secret (RFC 6749, section 4.4), keeps, and renews before it expires.
    /// The credential is both with a colon between them; a text without a colon is a token that was got already.
    /// </summary>
    /// <param name="tokenAddress">Where the token is got, absolute or relative to the base address.</param>
    /// <param name="scope">The scope that is asked for; null for the provider's default.</param>
    /// <returns>The scheme.</returns>
    public static CredentialScheme ClientCredentials(string tokenAddress, string? scope = null)
    {
        return new CredentialScheme(Bearer._parts) { TokenAddress = Guard.NotBlank(tokenAddress, nameof(tokenAddress)), Scope = scope };
    }

    /// <summary>
    /// Several credentials at once, which are one text with a blank between them, in the order of the schemes.
    /// </summary>
    /// <param name="schemes">The schemes; none of them gets its token by itself.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentException">There is no scheme, or one of them gets its token by itself.</exception>
    public static CredentialScheme All(params CredentialScheme[] schemes)
    {
        return Guard.NotNull(schemes, nameof(schemes)).Length == 0 || schemes.Any(scheme => scheme.TokenAddress is not null)
            ? throw new ArgumentException("Several credentials at once are keys, tokens or passwords, at least one of them.", nameof(schemes))
            : new CredentialScheme([.. schemes.SelectMany(scheme => scheme._parts)]);
    }

    /// <summary>
    /// What a credential must be and is not, as the end of a sentence; null when it can be sent.
    /// </summary>
    internal string? Objection(string credential)
    {
        if (_parts.Length == 1)
        {
            return _parts[0].Objection(credential);
        }

        var texts = credential.Split(Separator);
        return texts.Length == _parts.Length
            ? _parts.Select((part, index) => part.Objection(texts[index])).FirstOrDefault(objection => objection is not null)
            : $"must be {_parts.Length} credentials with a blank between them";
    }

    /// <summary>
    /// What of a credential goes into a request: a text for each of its places.
    /// </summary>
    internal IReadOnlyList<string> ValuesOf(string credential)
    {
        var texts = _parts.Length == 1 ? [credential] : credential.Split(Separator);
        var values = new string[_parts.Length];
        for (var index = 0; index < _parts.Length; index++)
        {
            values[index] = _parts[index].ValueOf(texts[index]);
        }

        return values;
    }

    /// <summary>
    /// Puts the values of a credential into a request.
    /// </summary>
    internal void Apply(HttpRequestMessage request, IReadOnlyList<string> values)
    {
        for (var index = 0; index < _parts.Length; index++)
        {
            _parts[index].Apply(request, values[index]);
        }
    }

    /// <summary>
    /// One place of a credential.
    /// </summary>
    private sealed class CredentialPart(string name, bool isQuery, string prefix)
    {
        internal string Name { get; } = name;

        internal bool IsQuery { get; } = isQuery;

        /// <summary>
        /// Whether it is a name and a password with a colon between them.
        /// </summary>
        internal bool IsPair { get; init; }

        internal string? Objection(string text)
        {
            if (!IsPair)
            {
                return HeaderText.IsToken(text) ? null : "must not be blank and must consist of visible ASCII characters";
            }

            return text.IndexOf(':') > 0 && !text.Any(char.IsControl) ? null : "must be a user name, a colon and a password, without control characters";
        }

        internal string ValueOf(string text)
        {
            return IsQuery ? Uri.EscapeDataString(text) : prefix + (IsPair ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text);
        }

        internal void Apply(HttpRequestMessage request, string value)
        {
            if (IsQuery)
            {
                // A link to the next page may have the key in it already.
                var name = Uri.EscapeDataString(Name) + "=";
                var others = request.RequestUri!.Query.TrimStart('?').Split('&')
                    .Where(parameter => parameter.Length > 0 && !parameter.StartsWith(name, StringComparison.Ordinal));
                request.RequestUri = new UriBuilder(request.RequestUri)
                {
                    Query = string.Join("&", others.Concat([name + value])),
                }.Uri;
                return;
            }

            request.Headers.Remove(Name);

            // Its characters have been looked at, so parsing it for each request would find nothing.
            request.Headers.TryAddWithoutValidation(Name, value);
        }
    }
}
