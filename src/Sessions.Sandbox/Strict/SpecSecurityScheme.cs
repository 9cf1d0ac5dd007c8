using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// How a credential is sent, as a document says.
/// </summary>
internal sealed class SpecSecurityScheme(string key, JsonElement scheme)
{
    private const string Authorization = "Authorization";

    private readonly string _type = scheme.GetProperty("type").GetString()!;

    /// <summary>
    /// The name of the scheme in the document.
    /// </summary>
    public string Key { get; } = key;

    /// <summary>
    /// Whether it is a user name and a password.
    /// </summary>
    public bool IsBasic => _type == "http" && scheme.GetProperty("scheme").GetString() is { } kind && kind.Equals("basic", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a token has to be got for it with the identifier and the secret of a client.
    /// </summary>
    public bool IsClientCredentials => _type == "oauth2" && scheme.TryGetProperty("flows", out var flows) && flows.TryGetProperty("clientCredentials", out _);

    /// <summary>
    /// The header that carries it; null when it goes elsewhere.
    /// </summary>
    public string? Header => _type != "apiKey" ? Authorization : Place == "header" ? Name : null;

    /// <summary>
    /// The query parameter that carries it; null when it goes elsewhere.
    /// </summary>
    public string? QueryParameter => _type == "apiKey" && Place == "query" ? Name : null;

    /// <summary>
    /// The word before the credential, with its blank; empty for none.
    /// </summary>
    public string Prefix => _type == "apiKey" ? string.Empty : IsBasic ? "Basic " : "Bearer ";

    private string? Name => scheme.GetProperty("name").GetString();

    private string? Place => scheme.GetProperty("in").GetString();

    /// <summary>
    /// What is wrong with the value of the header; null for nothing. Whether the credential is a good one is the provider's to say.
    /// </summary>
    public string? Objection(string value)
    {
        var isFormed = Prefix.Length == 0
            || (value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && value.Length > Prefix.Length && value.AsSpan(Prefix.Length).IndexOfAny(' ', ',') < 0);
        return value.Length == 0 ? "must not be empty" : isFormed ? null : $"must be the word {Prefix.TrimEnd()}, a space and the {(IsBasic ? "credential" : "token")}";
    }
}
