using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sessions.Build.Scaffold;

/// <summary>
/// What was written for a provider, so that it can be taken away again, and what was written by hand since can be told: a file beside the spec.
/// </summary>
/// <param name="Files">The hash of each file, by its path from the root.</param>
/// <param name="Insertions">The lines in files of all providers.</param>
internal sealed record ScaffoldRecord(SortedDictionary<string, string> Files, IReadOnlyList<TextInsertion> Insertions)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string PathOf(string provider) => $"specs/{provider.ToLowerInvariant()}/scaffold.json";

    /// <summary>
    /// The record of a provider; null when it was not made by <c>add</c>.
    /// </summary>
    public static ScaffoldRecord? Read(Repository repository, string provider)
    {
        var path = repository.PathTo(PathOf(provider));
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ScaffoldRecord>(File.ReadAllBytes(path), Json) : null;
        }
        catch (JsonException)
        {
            throw new BuildFailure($"{PathOf(provider)} is not what `add` wrote; restore it from version control.");
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
