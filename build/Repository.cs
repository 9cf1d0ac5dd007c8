using System.IO.Enumeration;
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
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
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

    /// <summary>
    /// Gets the path of a file or folder of the clone. What names it may be data, so a path that leads out of the clone is refused.
    /// </summary>
    /// <exception cref="BuildFailure">The path is outside of the clone, or leads over a symbolic link.</exception>
    public string PathTo(params ReadOnlySpan<string> parts)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine([Root, .. parts])));
        var name = Path.GetRelativePath(Root, path);
        if (Path.IsPathRooted(name) || name.Split(Path.DirectorySeparatorChar)[0] == "..")
        {
            throw new BuildFailure($"'{Path.Combine(parts)}' is outside of the repository, where nothing is read or written; correct what names it.");
        }

        for (var part = path; part.Length > Root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                throw new BuildFailure($"{Name(part)} is a symbolic link, and none is followed; put the file or folder itself there.");
            }
        }

        return path;
    }

    /// <summary>
    /// The path from the root, with slashes on every system, as it stands in a message.
    /// </summary>
    public string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>
    /// Lists the files below a folder of the clone, as paths from the root with slashes: all but what a build writes. A symbolic link is
    /// listed and not followed.
    /// </summary>
    public IEnumerable<string> FilesBelow(string folder)
    {
        var full = PathTo(folder);
        return !Directory.Exists(full)
            ? []
            : new FileSystemEnumerable<string>(full, static (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            {
                ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLink(ref entry),
                ShouldRecursePredicate = static (ref entry) =>
                    !IsLink(ref entry) && !(entry.FileName is "bin" or "obj" && entry.Directory.Length == entry.RootDirectory.Length),
            }.Select(Name);

        static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }

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
