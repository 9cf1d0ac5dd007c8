using System.Text.Json;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// How the sandbox reads and writes the JSON of WhyLabs.
/// </summary>
internal static class WhyLabsJson
{
    public static JsonSerializerOptions Options { get; } = WireJson.Create([]);
}
