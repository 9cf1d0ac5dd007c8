using System.Text.Json;
using System.Xml.Linq;

namespace Sessions.Build.Dependencies;

/// <summary>
/// Finds every dependency, of dependencies too, in the lock files of the projects, of the local tools and of npm, and reads its licence
/// where the package itself says it: in its nuspec, and for npm in the lock file.
/// </summary>
/// <param name="repository">The clone.</param>
/// <param name="packagesFolder">Where NuGet keeps the packages that it restored.</param>
internal sealed class DependencyReader(Repository repository, string packagesFolder)
{
    /// <summary>
    /// The licence of a package that is not on this machine, because only a local tool or a project outside the solution needs it.
    /// </summary>
    public const string Unread = "?";

    private const string ModulesFolder = "node_modules/";

    public IReadOnlyList<Dependency> ReadAll()
    {
        var solution = File.ReadAllText(repository.Solution).Replace('\\', '/');
        var projects = LockFiles().ToLookup(path => solution.Contains($"{repository.Name(Path.GetDirectoryName(path)!)}/", StringComparison.Ordinal));
        var restored = projects[true].SelectMany(ReadLockFile).ToHashSet();
        var shipped = LockFiles().Where(path => repository.Name(path).StartsWith("src/", StringComparison.Ordinal)).SelectMany(ReadLockFile).ToHashSet();
        var others = projects[false].SelectMany(ReadLockFile).Concat(ReadTools()).ToHashSet();
        return
        [
            .. restored.Union(others).Select(package => new Dependency(
                shipped.Contains(package) ? Dependency.Shipped : Dependency.Tool,
                package.Id,
                package.Version,
                ReadLicense(package, isRestored: restored.Contains(package)))),
            .. ReadNpm(),
        ];
    }

    private IEnumerable<string> LockFiles() => Files("packages.lock.json", "src", "build", "tests");

    private IEnumerable<string> Files(string name, params string[] folders) =>
        folders.Select(folder => repository.PathTo(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, name, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }));

    private (string Id, string Version)[] ReadLockFile(string path) => Read<(string Id, string Version)>(path, root =>
        [
            .. root.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!)),
        ]);

    private (string Id, string Version)[] ReadTools()
    {
        var path = repository.PathTo(".config", "dotnet-tools.json");
        return File.Exists(path)
            ? Read<(string Id, string Version)>(path, root => [.. root.GetProperty("tools").EnumerateObject().Select(tool => (tool.Name, tool.Value.GetProperty("version").GetString()!))])
            : [];
    }

    private IEnumerable<Dependency> ReadNpm() =>
        Files("package-lock.json", "build").SelectMany(ReadNpm).Distinct();

    private Dependency[] ReadNpm(string path) => Read<Dependency>(path, root =>
        [
            .. root.GetProperty("packages").EnumerateObject()
                .Where(package => package.Name.Length > 0)
                .Select(package => new Dependency(
                    Dependency.Npm,
                    package.Name[(package.Name.LastIndexOf(ModulesFolder, StringComparison.Ordinal) + ModulesFolder.Length)..],
                    package.Value.GetProperty("version").GetString()!,
                    package.Value.TryGetProperty("license", out var license) ? license.GetString()! : "none")),
        ]);

    private T[] Read<T>(string path, Func<JsonElement, T[]> read)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BuildFailure($"{repository.Name(path)} does not say which packages there are; restore it from version control, or have it written anew.");
        }
    }

    private string ReadLicense((string Id, string Version) package, bool isRestored)
    {
        var id = package.Id.ToLowerInvariant();
        var nuspec = Path.Combine(packagesFolder, id, package.Version.ToLowerInvariant(), $"{id}.nuspec");
        return File.Exists(nuspec) ? ReadLicense(nuspec)
            : isRestored ? throw new BuildFailure($"The licence of {package.Id} {package.Version} can't be read, since {nuspec} is missing; run `dotnet restore` and this again.")
            : Unread;
    }

    // An expression, a file in the package, or, in old packages, the address of a text.
    private static string ReadLicense(string nuspec)
    {
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        var license = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license")
            ?? metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl");
        return license?.Value.Trim().Replace(' ', '_') ?? "none";
    }
}
