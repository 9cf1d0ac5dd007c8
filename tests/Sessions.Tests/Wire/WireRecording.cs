using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sessions.Tests;

/// <summary>
/// A request that a provider's own SDK sent, and the response that it accepted.
/// </summary>
internal sealed record WireRecording(string Provider, string Operation, string Case, JsonObject Request, JsonObject Response)
{
    private static readonly Dictionary<string, WireRecording[]> ByFile = new[]
    {
        "humanloop", "orq", "orq.composed", "portal", "whylabs",
    }.ToDictionary(file => file, Load);

    /// <summary>
    /// What was recorded.
    /// </summary>
    internal static IEnumerable<WireRecording> Recorded { get; } = ByFile
        .Where(file => file.Key != "orq.composed")
        .SelectMany(file => file.Value);

    /// <summary>
    /// What was composed by hand, for operations that nobody recorded.
    /// </summary>
    internal static IReadOnlyList<WireRecording> Composed { get; } = ByFile["orq.composed"];

    internal static WireRecording Find(string provider, string operation, string @case)
    {
        return Recorded.Concat(Composed).Single(recording =>
            recording.Provider == provider && recording.Operation == operation && recording.Case == @case);
    }

    /// <summary>
    /// The body of the response as the bytes that the client gets; empty where there was none.
    /// </summary>
    internal byte[] ResponseBytes()
    {
        var isText = Response["body"]?.GetValueKind() == JsonValueKind.String;
        return Encoding.UTF8.GetBytes(isText ? Response["body"]!.GetValue<string>() : Response["body"]?.ToJsonString() ?? string.Empty);
    }

    private static WireRecording[] Load(string file)
    {
        using var stream = typeof(WireRecording).Assembly.GetManifestResourceStream($"Recordings/{file}.json")
            ?? throw new FileNotFoundException($"The recordings {file}.json are not embedded.");
        return JsonNode.Parse(stream)!.AsArray()
            .Select(entry => entry!.AsObject())
            .Select(entry => new WireRecording(
                file.Split('.')[0],
                entry["operation"]!.GetValue<string>(),
                entry["case"]!.GetValue<string>(),
                entry["request"]!.AsObject(),
                entry["response"]!.AsObject()))
            .ToArray();
    }
}
