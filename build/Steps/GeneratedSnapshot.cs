using System.Security.Cryptography;

namespace Sessions.Build.Steps;

/// <summary>
/// The files below generated/ and the hash of each, at one moment.
/// </summary>
internal sealed class GeneratedSnapshot
{
    private readonly Dictionary<string, string> _hashes;

    private GeneratedSnapshot(Dictionary<string, string> hashes)
    {
        _hashes = hashes;
    }

    public int Count => _hashes.Count;

    public static GeneratedSnapshot Take(Repository repository)
    {
        var files = Directory.Exists(repository.GeneratedFolder)
            ? Directory.EnumerateFiles(repository.GeneratedFolder, "*", SearchOption.AllDirectories)
            : [];
        return new GeneratedSnapshot(files.ToDictionary(repository.Name, Hash, StringComparer.Ordinal));
    }

    /// <summary>
    /// Says, a line each, which files came, went or changed between this moment and a later one, and which belong to no provider.
    /// </summary>
    public IReadOnlyList<string> Compare(GeneratedSnapshot later, IEnumerable<Provider> providers)
    {
        var expected = providers.SelectMany(provider => provider.GeneratedNames).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _hashes.Keys.Union(later._hashes.Keys)
                .Order(StringComparer.Ordinal)
                .Select(name => (Name: name, State: Describe(name, later, expected)))
                .Where(file => file.State is not null)
                .Select(file => $"{file.Name} {file.State}"),
        ];
    }

    private string? Describe(string name, GeneratedSnapshot later, HashSet<string> expected)
    {
        if (!later._hashes.TryGetValue(name, out var after))
        {
            return "is gone";
        }

        if (!_hashes.TryGetValue(name, out var before))
        {
            return "was missing";
        }

        return before != after ? "differs" : expected.Contains(name) ? null : "is not written by the generator";
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
