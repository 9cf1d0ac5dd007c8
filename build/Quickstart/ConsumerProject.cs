using System.Text.Json;
using System.Xml.Linq;
using Sessions.Build.Processes;

namespace Sessions.Build.Quickstart;

/// <summary>
/// A console project in a temporary folder outside the repository that gets the packages from a folder, as a stranger's project would from
/// a feed. Its package cache is its own: the user's would serve an older build of the same version.
/// </summary>
internal sealed class ConsumerProject
{
    private const string Configuration = "Release";
    private const string PackagePrefix = "Sessions.";
    private const string Host = "Host";

    // An older framework need not be installed; its assemblies run on the one that is there.
    private const string RollForward = "DOTNET_ROLL_FORWARD";

    private readonly string _template;
    private readonly Dictionary<string, string?> _environment;

    private ConsumerProject(string folder, string template)
    {
        Folder = folder;
        _template = template;
        _environment = new Dictionary<string, string?> { ["NUGET_PACKAGES"] = PackageCache };
    }

    public string Folder { get; }

    private string PackageCache => Path.Combine(Folder, "packages");

    /// <summary>
    /// Copies the project to a new folder and points it at the packages.
    /// </summary>
    public static async Task<ConsumerProject> CreateAsync(
        Repository repository, ConsumerDescription description, CancellationToken cancellationToken)
    {
        var source = repository.PathTo("build", "Quickstart", "Consumer");
        var template = await File.ReadAllTextAsync(Path.Combine(source, "Consumer.csproj.template"), cancellationToken);
        var project = new ConsumerProject(Directory.CreateTempSubdirectory("sessions-consumer-").FullName, template);
        foreach (var file in Directory.EnumerateFiles(source, "*.cs"))
        {
            File.Copy(file, Path.Combine(project.Folder, Path.GetFileName(file)));
        }

        var host = Directory.CreateDirectory(Path.Combine(project.Folder, Host)).FullName;
        File.Copy(Path.Combine(source, Host, "Program.cs"), Path.Combine(host, "Program.cs"));
        File.Copy(Path.Combine(source, Host, "Host.csproj.template"), Path.Combine(host, "Host.csproj"));
        // Any key shows whether the packages can be used by assemblies that have a strong name.
        File.Copy(repository.PathTo("src", "Sessions.snk"), Path.Combine(project.Folder, "Consumer.snk"));

        await project.UseAsync(description, cancellationToken);
        // Whatever stands in a folder above must not leak in.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            await project.WriteAsync(name, "<Project />", cancellationToken);
        }

        return project;
    }

    /// <summary>
    /// Points the project at packages, as at first or at others later; what was built stays as it is.
    /// </summary>
    public async Task UseAsync(ConsumerDescription description, CancellationToken cancellationToken)
    {
        await WriteAsync("Consumer.csproj", Describe(description, _template), cancellationToken);
        // Added to the sources that the machine has; nothing is cleared and no address is named.
        await WriteAsync(
            "nuget.config",
            new XElement("configuration", new XElement("packageSources", description.Feeds.Select((feed, index) => new XElement(
                "add", new XAttribute("key", $"sessions-packed-{index}"), new XAttribute("value", feed))))).ToString(),
            cancellationToken);
    }

    /// <summary>
    /// Fills in the project file.
    /// </summary>
    public static string Describe(ConsumerDescription description, string template)
    {
        var references = description.Packages.Select(package => new XElement(
            "PackageReference", new XAttribute("Include", package.Key), new XAttribute("Version", $"[{package.Value}]")));
        var floors = description.Floors.Select(floor => new XElement(
            "PackageReference",
            new XAttribute("Include", floor.Id),
            new XAttribute("Version", $"[{floor.Version}]"),
            new XAttribute("Condition", $"'$(TargetFramework)' == '{floor.Framework}'")));
        var frameworks = new XElement(
            description.Frameworks.Count == 1 ? "TargetFramework" : "TargetFrameworks", string.Join(';', description.Frameworks));
        return template
            .Replace("{{frameworks}}", frameworks.ToString(), StringComparison.Ordinal)
            .Replace("{{packages}}", string.Join("\n    ", references.Concat(floors)), StringComparison.Ordinal);
    }

    public Task BuildAsync(CancellationToken cancellationToken) => BuildAsync("Consumer.csproj", cancellationToken);

    /// <summary>
    /// Builds the program that runs what was built as a library. It names no package.
    /// </summary>
    public Task BuildHostAsync(CancellationToken cancellationToken) => BuildAsync(Path.Combine(Host, "Host.csproj"), cancellationToken);

    /// <summary>
    /// The warnings that are about one of the packages; those about the packages of others are not errors, and none of our making.
    /// </summary>
    public static IReadOnlyList<string> WarningsOfOurs(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Trim())
            .Where(line => line.Contains(" warning ", StringComparison.Ordinal) && line.Contains(PackagePrefix, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The path of what was built.
    /// </summary>
    public string Output(string framework, string file) => Path.Combine(Folder, "bin", Configuration, framework, file);

    /// <summary>
    /// The path of an assembly in a restored package.
    /// </summary>
    public string Packed(string id, string version, string framework) =>
        Path.Combine(PackageCache, id.ToLowerInvariant(), version.ToLowerInvariant(), "lib", framework, id + ".dll");

    /// <summary>
    /// The values of the items of a kind, as the packages' own targets leave them.
    /// </summary>
    public async Task<IReadOnlyList<string>> ReadItemsAsync(string framework, string name, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["msbuild", "Consumer.csproj", $"-getItem:{name}", $"-p:TargetFramework={framework}"], Folder, _environment, cancellationToken);
        if (!result.Succeeded)
        {
            throw new BuildFailure("MSBuild can't read a project that uses the packages; mend their targets.", result.RelevantLines);
        }

        using var items = JsonDocument.Parse(string.Join('\n', result.Lines));
        return [.. items.RootElement.GetProperty("Items").GetProperty(name).EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!)];
    }

    /// <summary>
    /// Runs the program.
    /// </summary>
    /// <param name="framework">The target framework that it was compiled for; that of a library means the program that runs the library.</param>
    /// <param name="settings">Its environment variables.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The lines that it printed.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        string framework, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string?>(settings) { [RollForward] = "Major" };
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, [Program(framework)], Folder, environment, cancellationToken);
        return result.Succeeded
            ? result.Lines
            : throw new BuildFailure("The program that uses the packages failed; its last lines tell why.", result.RelevantLines);
    }

    public void Delete() => Directory.Delete(Folder, recursive: true);

    private async Task BuildAsync(string path, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["build", path, "-c", Configuration, "-nologo", "-v:m"], Folder, _environment, cancellationToken);
        if (!result.Succeeded)
        {
            throw new BuildFailure(
                "A program that uses the packages does not build; mend the packages, or its source in build/Quickstart/Consumer.",
                result.RelevantLines);
        }

        var warnings = WarningsOfOurs(result.Lines);
        if (warnings.Count > 0)
        {
            throw new BuildFailure("A program that uses the packages builds with warnings about them; mend the packages.", warnings);
        }
    }

    private string Program(string framework) => framework == ConsumerDescription.LibraryFramework
        ? Path.Combine(Folder, Host, "bin", Configuration, ConsumerDescription.NewestFramework, "Host.dll")
        : Output(framework, "Consumer.dll");

    private Task WriteAsync(string name, string text, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(Folder, name), text, cancellationToken);
}
