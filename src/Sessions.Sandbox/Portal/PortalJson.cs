using System.Text.Json;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// How the sandbox reads and writes the JSON of Portal.
/// </summary>
internal static class PortalJson
{
    public static JsonSerializerOptions Options { get; } = WireJson.Create([]);
}
