using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// Reads the token of an Authorization header.
/// </summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// The token; null when there is no header or it has another scheme or no token.
    /// </summary>
    public static string? Read(HttpRequest request)
    {
        var value = request.Headers.Authorization.ToString();
        var token = value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : string.Empty;
        return token.Length == 0 ? null : token;
    }
}
