using System.Text.Json;
using System.Text.Json.Serialization;
using Sessions.Sandbox;

namespace Sessions.Build.Verbs;

/// <summary>
/// A JSON file with the faults that a sandbox starts with.
/// </summary>
internal static class FaultsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static async Task<IReadOnlyList<SandboxFaultOptions>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new BuildFailure($"There is no file {path}; --faults takes a JSON file with a list of faults.");
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<List<SandboxFaultOptions>>(file, Json, cancellationToken) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new BuildFailure(
                $"{path} is no list of faults, each with fault, and with provider, operation, times and probability where wanted: {exception.Message}");
        }
    }
}
