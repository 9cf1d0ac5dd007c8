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
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ScaffoldRecord>(File.ReadAllBytes(path), Json) is { } record && record.IsOf(provider)
                ? record
                : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new BuildFailure($"{PathOf(provider)} is not what `add` wrote; restore it from version control.");
        }
    }

    // What it names is deleted by `remove`, so a path that `add` never writes to makes all of it wrong.
    private bool IsOf(string provider) =>
        Files is not null
        && Files.All(file => file.Value is not null && new ProviderPlaces(provider).IsOwn(file.Key))
        && Insertions is not null
        && Insertions.All(insertion => insertion is { Path: not null, Text.Length: > 0 } && SharedFiles.Contains(insertion.Path));

    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
