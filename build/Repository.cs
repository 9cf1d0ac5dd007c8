using System.Xml.Linq;

namespace Sessions.Build;

/// <summary>
/// The clone that the program works on, and what there is to find in it. Nothing is listed by hand: a project file says what it is.
/// </summary>
internal sealed class Repository
{
    private const string SolutionName = "Sessions.Generated.sln";

    public Repository(string root)
    {
        Root = Path.GetFullPath(root);
    }

    public string Root { get; }

    public string Solution => PathTo(SolutionName);

    public string GeneratedFolder => PathTo("generated");

    public string PackagesFolder => PathTo("artifacts", "packages");

    public static Repository Find(string startFolder)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionName)))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new BuildFailure(
            $"No folder above {startFolder} holds {SolutionName}; run the program inside a clone, with `dotnet run --project build`.");
    }

    public string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// The path from the root, with slashes on every system, as it stands in a message.
    /// </summary>
    public string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>
    /// The providers, in alphabetical order: each project in src that compiles the generated client of one.
    /// </summary>
    public IReadOnlyList<Provider> FindProviders() =>
        [.. SourceProjects()
            .Where(project => project.IsClient)
            .SelectMany(project => project.List("NSwagProviders"), (project, name) => new Provider(name, project.Path))
            .OrderBy(provider => provider.Name, StringComparer.Ordinal)];

    /// <summary>
    /// The provider of a name, in any casing.
    /// </summary>
    public Provider FindProvider(string name)
    {
        var providers = FindProviders();
        return providers.FirstOrDefault(provider => string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new BuildFailure($"There is no provider '{name}'; choose one of {string.Join(", ", providers.Select(provider => provider.Name))}.");
    }

    /// <summary>
    /// The projects that become packages, in alphabetical order.
    /// </summary>
    public IReadOnlyList<PackageProject> FindPackageProjects() =>
        [.. SourceProjects()
            .Where(project => project.Property("IsPackable") == "true")
            .Select(project => new PackageProject(
                project.Property("PackageId") ?? Path.GetFileNameWithoutExtension(project.Path),
                project.Path,
                project.IsClient,
                [.. project.List("TargetFrameworks"), .. project.List("TargetFramework")]))
            .OrderBy(project => project.Id, StringComparer.Ordinal)];

    private IEnumerable<ProjectFile> SourceProjects() =>
        Directory.EnumerateDirectories(PathTo("src"), "Sessions.*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(path => new ProjectFile(path, XDocument.Load(path)));

    private sealed record ProjectFile(string Path, XDocument Content)
    {
        public bool IsClient => Property("NSwagCode") == "Client";

        public string? Property(string name) => Content.Descendants(name).FirstOrDefault()?.Value.Trim();

        public string[] List(string name) =>
            Property(name)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
    }
}
