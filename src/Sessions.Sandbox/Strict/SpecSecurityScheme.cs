using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// How a credential is sent, as a document says.
/// </summary>
internal sealed class SpecSecurityScheme(JsonElement scheme)
{
    private readonly bool _isBearer = scheme.GetProperty("type").GetString() == "http";

    /// <summary>
    /// The header that carries it.
    /// </summary>
    public string Header => _isBearer ? "Authorization" : scheme.GetProperty("name").GetString()!;

    /// <summary>
    /// What is wrong with the value of the header; null for nothing. Whether the credential is a good one is the provider's to say.
    /// </summary>
    public string? Objection(string value)
    {
        const string Prefix = "Bearer ";
        var isFormed = !_isBearer
            || (value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && value.Length > Prefix.Length && value.AsSpan(Prefix.Length).IndexOfAny(' ', ',') < 0);
        return value.Length == 0 ? "must not be empty" : isFormed ? null : "must be the word Bearer, a space and the token";
    }
}
