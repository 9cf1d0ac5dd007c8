using System.IO.Compression;
using Sessions.Build.Checks.Packages;

namespace Sessions.Build.PublicApi;

/// <summary>
/// The committed listings, one for each package and target framework: <c>src/Sessions.Orq/PublicApi/net10.0.txt</c>.
/// </summary>
internal sealed class PublicApiFiles(Repository repository)
{
    private const string FolderName = "PublicApi";

    /// <summary>
    /// Compares the committed listings with what the packages hold.
    /// </summary>
    /// <returns>A line for each difference.</returns>
    public IReadOnlyList<string> Compare(IReadOnlyList<PackageContents> packages)
    {
        var listings = ListPackages(packages);
        var missing = listings.Keys.Where(name => !File.Exists(repository.PathTo(name))).Select(name => $"{name} is missing");
        var different = listings
            .Where(listing => File.Exists(repository.PathTo(listing.Key)))
            .SelectMany(listing => LineDifferences(listing.Key, File.ReadAllText(repository.PathTo(listing.Key)), listing.Value));
        var obsolete = CommittedFiles().Where(name => !listings.ContainsKey(name)).Select(name => $"{name} lists no assembly of any package");
        return [.. missing, .. different, .. obsolete];
    }

    /// <summary>
    /// Writes the listings of the packages in place of what is there.
    /// </summary>
    /// <returns>The files that changed, came or went.</returns>
    public IReadOnlyList<string> Write(IReadOnlyList<PackageContents> packages)
    {
        var changed = new List<string>();
        var listings = ListPackages(packages);
        foreach (var (name, text) in listings)
        {
            var path = repository.PathTo(name);
            if (!File.Exists(path) || File.ReadAllText(path) != text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
                changed.Add(name);
            }
        }

        foreach (var name in CommittedFiles().Where(name => !listings.ContainsKey(name)))
        {
            File.Delete(repository.PathTo(name));
            changed.Add(name);
        }

        return changed;
    }

    /// <summary>
    /// The listings of one project, from what was built of it last.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="configuration">The configuration that it was built in.</param>
    /// <returns>The file of each target framework, by its path from the root, and its text.</returns>
    public IReadOnlyList<(string Name, string Text)> ListBuild(PackageProject project, string configuration)
    {
        var folder = Path.GetDirectoryName(project.Path)!;
        return [.. project.TargetFrameworks.Select(framework =>
        {
            var output = Path.Combine(folder, "bin", configuration, framework);
            var assembly = Path.Combine(output, $"{project.Id}.dll");
            var others = Directory.EnumerateFiles(output, "Sessions.*.dll").Where(path => path != assembly).Select(File.ReadAllBytes);
            return ($"{repository.Name(folder)}/{FolderName}/{framework}.txt", PublicApiListing.Write(File.ReadAllBytes(assembly), others));
        })];
    }

    private SortedDictionary<string, string> ListPackages(IReadOnlyList<PackageContents> packages)
    {
        var folders = repository.FindPackageProjects().ToDictionary(project => project.Id, project => repository.Name(Path.GetDirectoryName(project.Path)!));
        var assemblies = packages.SelectMany(ReadAssemblies).ToList();
        var listings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (package, framework, image) in assemblies)
        {
            var others = assemblies.Where(other => other.Package != package && other.Framework == framework).Select(other => other.Image);
            listings.Add($"{folders[package]}/{FolderName}/{framework}.txt", PublicApiListing.Write(image, others));
        }

        return listings;
    }

    private IEnumerable<(string Package, string Framework, byte[] Image)> ReadAssemblies(PackageContents package)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(repository.PackagesFolder, $"{package.Id}.{package.Version}.nupkg"));
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal) && entry.Name == $"{package.Id}.dll"))
        {
            using var stream = entry.Open();
            using var image = new MemoryStream();
            stream.CopyTo(image);
            yield return (package.Id, entry.FullName.Split('/')[1], image.ToArray());
        }
    }

    private List<string> CommittedFiles() =>
        [.. Directory.EnumerateDirectories(repository.PathTo("src"))
            .Select(folder => Path.Combine(folder, FolderName))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder))
            .Select(repository.Name)
            .Order(StringComparer.Ordinal)];

    // Members of the same signature exist in many types, so a line is compared together with the type above it.
    private static List<string> LineDifferences(string name, string committed, string actual)
    {
        var before = QualifiedLines(committed);
        var after = QualifiedLines(actual);
        var gone = before.Except(after).Select(line => $"{name}: - {line}");
        var came = after.Except(before).Select(line => $"{name}: + {line}");
        List<string> lines = [.. gone, .. came];
        return lines.Count > 0 || committed == actual ? lines : [$"{name} has other blank lines or another order"];
    }

    private static List<string> QualifiedLines(string text)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            var isMember = char.IsWhiteSpace(line[0]);
            type = isMember ? type : line;
            lines.Add(isMember ? $"{TypeName(type)}: {line.Trim()}" : line);
        }

        return lines;
    }

    // Without the words before the name and the types after it: `Sessions.Core.Page<T, TItem>`.
    private static string TypeName(string declaration)
    {
        var words = declaration.Split(" : ")[0].Split(' ');
        return string.Join(' ', words.SkipWhile(word => !word.Contains('.', StringComparison.Ordinal)));
    }
}
