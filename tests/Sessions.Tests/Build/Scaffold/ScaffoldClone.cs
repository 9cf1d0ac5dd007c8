using System.Security.Cryptography;
using Sessions.Build;

namespace Sessions.Tests.Build.Scaffold;

/// <summary>
/// A copy of what an add reads and changes in a clone, to be changed by a test.
/// </summary>
internal sealed class ScaffoldClone : IDisposable
{
    private static readonly string[] Copied =
    [
        "Sessions.Generated.sln", "README.md", "CHANGELOG.md", "tests/Sessions.Tests/packages.lock.json", "tests/Sessions.Proofs/packages.lock.json",
        "src/Sessions.Orq/Sessions.Orq.csproj", "src/Sessions.Orq/OrqSessionsOptions.cs", "specs/orq/openapi.yaml", "generated/Orq/generated.lock",
    ];

    private readonly TemporaryFolder _folder = new();

    /// <param name="place">Where in a temporary folder the clone is; deep in it for a test whose paths lead upwards, which must not leave that folder.</param>
    public ScaffoldClone(string place = "")
    {
        Repository = new Repository(Path.Combine(_folder.Path, place));
        foreach (var name in Copied.Concat(SourceTree.Files("build/Scaffold/Templates", "*")))
        {
            Write(name, "");
            File.Copy(Path.Combine(SourceTree.Root, name), Path.Combine(Repository.Root, name), overwrite: true);
        }
    }

    public Repository Repository { get; }

    /// <summary>
    /// The path of a spec of these tests.
    /// </summary>
    public static string Spec(string name) => Path.Combine(SourceTree.Root, "tests/Sessions.Tests/Build/Scaffold/Specs", name);

    /// <summary>
    /// Every file with the hash of its bytes, and every folder.
    /// </summary>
    public IReadOnlyList<string> Tree() =>
    [
        .. Directory.EnumerateFileSystemEntries(Repository.Root, "*", SearchOption.AllDirectories)
            .Select(path => $"{Repository.Name(path)} {(File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "folder")}")
            .Order(StringComparer.Ordinal),
    ];

    public string Read(string name) => File.ReadAllText(Repository.PathTo(name));

    public void Append(string name, string text) => File.AppendAllText(Repository.PathTo(name), text);

    public void Write(string name, string text) => _folder.Write(Path.Combine(Repository.Root, name), text);

    public void Dispose() => _folder.Dispose();
}
