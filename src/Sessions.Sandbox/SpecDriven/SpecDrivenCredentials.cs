using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// The credentials that a provider lets in, one for each security scheme of its document.
/// </summary>
internal sealed class SpecDrivenCredentials
{
    private const string User = "sandbox";
    private const int SecretLength = 32;

    private readonly SpecDocument _document;
    private readonly IReadOnlyList<SpecSecurityScheme> _main;
    private readonly string _secret;

    private SpecDrivenCredentials(SpecDocument document, string secret)
    {
        _document = document;
        _secret = secret;
        _main = document.Operations.SelectMany(operation => document.Alternatives(operation.Operation)).FirstOrDefault(schemes => schemes.Count > 0) ?? [];
    }

    /// <summary>
    /// What a client's options take for the first credential that the document names; the parts of a credential of several are separated by
    /// a blank.
    /// </summary>
    public string ApiKey => string.Join(' ', _main.Select(scheme => scheme.IsBasic || scheme.IsClientCredentials ? $"{User}:{_secret}" : _secret));

    /// <summary>
    /// Whether a token has to be got first.
    /// </summary>
    public bool NeedsToken => _main.Any(scheme => scheme.IsClientCredentials);

    /// <summary>
    /// The token that is given for the identifier and the secret of the client.
    /// </summary>
    public string Token => "token-of-" + _secret;

    /// <summary>
    /// Makes credentials, the same ones for the same seed.
    /// </summary>
    public static SpecDrivenCredentials Create(string provider, int? seed)
    {
        // From a source of its own, so that the identifiers of the other providers don't depend on who else is there.
        return new SpecDrivenCredentials(SpecDocument.Of(provider), new IdentifierSource(seed).Next(provider.ToLowerInvariant() + "_sandbox_", SecretLength));
    }

    /// <summary>
    /// Whether a request carries one of the credentials that an operation takes, or none where it takes none.
    /// </summary>
    public bool Admits(HttpRequest request, JsonElement operation)
    {
        var alternatives = _document.Alternatives(operation);
        return alternatives.Count == 0 || alternatives.Any(schemes => schemes.All(scheme => Carries(request, scheme)));
    }

    /// <summary>
    /// Whether a text is the user name and the password, or the identifier and the secret, behind the word Basic.
    /// </summary>
    public bool IsBasic(string value)
    {
        return value == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{_secret}"));
    }

    /// <summary>
    /// Whether an identifier and a secret are those of the client.
    /// </summary>
    public bool IsClient(string? identifier, string? secret)
    {
        return identifier == User && secret == _secret;
    }

    private bool Carries(HttpRequest request, SpecSecurityScheme scheme)
    {
        var value = scheme.Header is { } header ? request.Headers[header].ToString() : request.Query[scheme.QueryParameter ?? string.Empty].ToString();
        return scheme.IsBasic ? IsBasic(value) : value == scheme.Prefix + (scheme.IsClientCredentials ? Token : _secret);
    }
}
