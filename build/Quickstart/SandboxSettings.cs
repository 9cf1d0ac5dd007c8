using Sessions.Sandbox;

namespace Sessions.Build.Quickstart;

/// <summary>
/// The environment variables that point a program's clients at a sandbox.
/// </summary>
internal static class SandboxSettings
{
    public static IReadOnlyList<SandboxProvider> Providers(SandboxServer sandbox) =>
        [.. sandbox.Providers.OrderBy(provider => provider.Name, StringComparer.Ordinal)];

    public static IReadOnlyDictionary<string, string?> Describe(SandboxServer sandbox) =>
        Providers(sandbox)
            .SelectMany(Variables)
            .ToDictionary(StringComparer.Ordinal);

    public static string AddressName(SandboxProvider provider) => $"{provider.Name.ToUpperInvariant()}_BASE_URL";

    /// <summary>
    /// The variables of one provider.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Variables(SandboxProvider provider) =>
    [
        new(AddressName(provider), provider.BaseAddress.ToString()),
        new(KeyName(provider), provider.ApiKey),
        .. provider.TokenAddress is { } address ? [new($"{provider.Name.ToUpperInvariant()}_TOKEN_URL", address.ToString())] : Array.Empty<KeyValuePair<string, string?>>(),
    ];

    // Portal's own client calls it a bearer token; the others call it a key.
    public static string KeyName(SandboxProvider provider) =>
        provider.Name == "Portal" ? "PORTAL_BEARER_TOKEN" : $"{provider.Name.ToUpperInvariant()}_API_KEY";
}
