using Sessions.Sandbox;

namespace Sessions.Build.Quickstart;

/// <summary>
/// The environment variables that point a program's clients at a sandbox.
/// </summary>
internal static class SandboxSettings
{
    public static IReadOnlyList<SandboxProvider> Providers(SandboxServer sandbox) =>
        [sandbox.Humanloop, sandbox.Orq, sandbox.Portal, sandbox.WhyLabs];

    public static IReadOnlyDictionary<string, string?> Describe(SandboxServer sandbox) =>
        Providers(sandbox)
            .SelectMany(provider => new Dictionary<string, string?>
            {
                [KeyName(provider)] = provider.ApiKey,
                [AddressName(provider)] = provider.BaseAddress.ToString(),
            })
            .ToDictionary(StringComparer.Ordinal);

    public static string AddressName(SandboxProvider provider) => $"{provider.Name.ToUpperInvariant()}_BASE_URL";

    // Portal's own client calls it a bearer token; the others call it a key.
    public static string KeyName(SandboxProvider provider) =>
        provider.Name == "Portal" ? "PORTAL_BEARER_TOKEN" : $"{provider.Name.ToUpperInvariant()}_API_KEY";
}
