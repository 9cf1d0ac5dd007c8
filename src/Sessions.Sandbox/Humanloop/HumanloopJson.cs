using System.Text.Json;

namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// How the sandbox reads and writes the JSON of Humanloop.
/// </summary>
internal static class HumanloopJson
{
    public static JsonSerializerOptions Options { get; } = WireJson.Create([]);
}
