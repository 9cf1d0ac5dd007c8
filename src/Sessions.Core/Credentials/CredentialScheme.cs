namespace Sessions.Core;

/// <summary>
/// Where in a request a provider expects the credential, and in which form.
/// </summary>
public sealed class CredentialScheme
{
    private readonly CredentialPart[] _parts;

    private CredentialScheme(params CredentialPart[] parts)
    {
        _parts = parts;
        Headers = [.. parts.Where(part => !part.IsQuery).Select(part => part.Name)];
    }

    /// <summary>
    /// A bearer token in the <c>Authorization</c> header (RFC 6750).
    /// </summary>
    public static CredentialScheme Bearer { get; } = new(new CredentialPart("Authorization", isQuery: false, "Bearer"));

    /// <summary>
    /// A user name and a password in the <c>Authorization</c> header (RFC 7617). The credential is both with a colon between them.
    /// </summary>
    public static CredentialScheme Basic { get; } = new(new CredentialPart("Authorization", isQuery: false, "Basic") { IsPair = true });

    /// <summary>
    /// The name of the header that carries the credential; the first one where several do, and empty where none does.
    /// </summary>
    public string HeaderName => Headers.Count > 0 ? Headers[0] : string.Empty;

    /// <summary>
    /// The headers that carry the credential.
    /// </summary>
    internal IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// Whether a part of the credential goes into the query of the address.
    /// </summary>
    internal bool IsInQuery => _parts.Any(part => part.IsQuery);

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
    /// A credential without what people paste along with it: white space around it, and the name of its scheme.
    /// </summary>
    internal string Clean(string credential)
    {
        return string.Join(" ", TextsOf(credential));
    }

    /// <summary>
    /// What a credential must be and is not, as the end of a sentence; null when it can be sent.
    /// </summary>
    internal string? Objection(string credential)
    {
        var texts = TextsOf(credential);
        if (texts.Length != _parts.Length)
        {
            return $"must be {_parts.Length} credentials with a blank between them";
        }

        return TokenAddress is not null && texts[0].Length > 0 && (texts[0][0] == ':' || texts[0][texts[0].Length - 1] == ':')
            ? "must have an identifier and a secret around its colon"
            : texts.Select((text, index) => _parts[index].Objection(text)).FirstOrDefault(objection => objection is not null);
    }

    /// <summary>
    /// What of a credential goes into a request: a text for each of its places.
    /// </summary>
    internal IReadOnlyList<string> ValuesOf(string credential)
    {
        return [.. TextsOf(credential).Select((text, index) => _parts[index].ValueOf(text))];
    }

    // A text for each part, or another number of texts where they don't fit. Of several credentials, each may have its scheme before it.
    private string[] TextsOf(string credential)
    {
        if (_parts.Length == 1)
        {
            return [_parts[0].Clean(credential)];
        }

        var words = credential.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        var texts = new List<string>();
        for (var index = 0; index < words.Length; index++)
        {
            var part = texts.Count < _parts.Length ? _parts[texts.Count] : null;
            var hasScheme = part is not null && words.Length - index > _parts.Length - texts.Count && part.IsScheme(words[index]);
            texts.Add(part is null ? words[index] : part.Clean(hasScheme ? $"{words[index]} {words[++index]}" : words[index]));
        }

        return [.. texts];
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
}
