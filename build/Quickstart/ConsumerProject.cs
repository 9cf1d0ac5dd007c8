using System.Xml.Linq;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Processes;

namespace Sessions.Build.Quickstart;

/// <summary>
/// A console project in a temporary folder outside the repository that gets the packages from artifacts/packages, as a stranger's
/// project would from a feed. Its package cache is its own: the user's would serve an older build of the same version.
/// </summary>
internal sealed class ConsumerProject
{
    private readonly Dictionary<string, string?> _environment;

    private ConsumerProject(string folder)
    {
        Folder = folder;
        _environment = new Dictionary<string, string?> { ["NUGET_PACKAGES"] = Path.Combine(folder, "packages") };
    }

    public string Folder { get; }

    /// <summary>
    /// Copies the project to a new folder and points it at the packages.
    /// </summary>
    public static async Task<ConsumerProject> CreateAsync(
        Repository repository,
        IReadOnlyList<Provider> providers,
        IReadOnlyList<PackageContents> packages,
        CancellationToken cancellationToken)
    {
        var project = new ConsumerProject(Directory.CreateTempSubdirectory("sessions-consumer-").FullName);
        var source = repository.PathTo("build", "Quickstart", "Consumer");
        foreach (var file in Directory.EnumerateFiles(source, "*.cs"))
        {
            File.Copy(file, Path.Combine(project.Folder, Path.GetFileName(file)));
        }

        var template = await File.ReadAllTextAsync(Path.Combine(source, "Consumer.csproj.template"), cancellationToken);
        var references = packages
            .Where(package => providers.Any(provider => package.Id == Path.GetFileNameWithoutExtension(provider.ProjectPath)))
            .Select(package => new XElement(
                "PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", $"[{package.Version}]")));
        var content = template.Replace("{{packages}}", string.Join("\n    ", references), StringComparison.Ordinal);
        await project.WriteAsync("Consumer.csproj", content, cancellationToken);
        // Added to the sources that the machine has; nothing is cleared and no address is named.
        await project.WriteAsync(
            "nuget.config",
            new XElement("configuration", new XElement("packageSources", new XElement(
                "add", new XAttribute("key", "sessions-packed"), new XAttribute("value", repository.PackagesFolder)))).ToString(),
            cancellationToken);
        // Whatever stands in a folder above must not leak in.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            await project.WriteAsync(name, "<Project />", cancellationToken);
        }

        return project;
    }

    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["build", "-c", "Release", "-o", "out", "-nologo", "-v:m"], Folder, _environment, cancellationToken);
        if (!result.Succeeded)
        {
            throw new BuildFailure(
                "A program that uses the packages does not build; mend the packages, or its source in build/Quickstart/Consumer.",
                result.RelevantLines);
        }
    }

    /// <summary>
    /// Runs the program.
    /// </summary>
    /// <param name="settings">Its environment variables.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The lines that it printed.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, [Path.Combine(Folder, "out", "Consumer.dll")], Folder, settings, cancellationToken);
        return result.Succeeded
            ? result.Lines
            : throw new BuildFailure("The program that uses the packages failed; its last lines tell why.", result.RelevantLines);
    }

    public void Delete() => Directory.Delete(Folder, recursive: true);

    private Task WriteAsync(string name, string text, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(Folder, name), text, cancellationToken);
}
