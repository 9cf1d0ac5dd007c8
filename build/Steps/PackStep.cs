using System.Text.Json;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Packs every packable project into an emptied artifacts/packages and checks what came out.
/// </summary>
internal sealed class PackStep(Repository repository)
{
    public async Task<IReadOnlyList<PackageContents>> RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var projects = repository.FindPackageProjects();
        DeleteOldPackages();
        report($"building {projects.Count} packages for release");
        var filter = await WriteSolutionFilterAsync(projects, cancellationToken);
        // Every ordinary build runs the analyzers; here they would double the time and could only repeat what that build said.
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["pack", filter, "-c", "Release", "-p:RunAnalyzers=false", "-nologo", "-v:m"],
            repository.Root,
            environment: null,
            cancellationToken);
        if (!result.Succeeded)
        {
            throw new BuildFailure("The packages could not be built; mend what stands below and run it again.", result.RelevantLines);
        }

        report("checking the packages");
        return Check(projects);
    }

    /// <summary>
    /// Packs some of the projects at another version, into another folder. What they are built from and to stays apart, so that the next
    /// ordinary build finds what the last one left.
    /// </summary>
    public async Task PackAsAsync(IReadOnlyList<string> ids, string version, string folder, CancellationToken cancellationToken)
    {
        var intermediate = Directory.CreateTempSubdirectory("sessions-pack-").FullName;
        try
        {
            foreach (var project in repository.FindPackageProjects().Where(project => ids.Contains(project.Id)))
            {
                var result = await ChildProcess.RunAsync(
                    ChildProcess.DotNet,
                    ["pack", project.Path, "-c", "Release", $"-p:VersionPrefix={version}", "-p:RunAnalyzers=false", "--artifacts-path", intermediate, "-o", folder, "-nologo", "-v:m"],
                    repository.Root,
                    environment: null,
                    cancellationToken);
                if (!result.Succeeded)
                {
                    throw new BuildFailure($"{project.Id} could not be packed as {version}; mend what stands below.", result.RelevantLines);
                }
            }
        }
        finally
        {
            Directory.Delete(intermediate, recursive: true);
        }
    }

    /// <summary>
    /// Reads the packages that are there already.
    /// </summary>
    public IReadOnlyList<PackageContents> ReadPackages() =>
        Directory.Exists(repository.PackagesFolder) && Check(repository.FindPackageProjects()) is { Count: > 0 } packages
            ? packages
            : throw new BuildFailure("There are no packages yet; run `dotnet run --project build -- pack` first.");

    private void DeleteOldPackages()
    {
        Directory.CreateDirectory(repository.PackagesFolder);
        foreach (var file in Directory.EnumerateFiles(repository.PackagesFolder).Where(file => Path.GetExtension(file) is ".nupkg" or ".snupkg"))
        {
            File.Delete(file);
        }
    }

    // One invocation for all packages; the tests and this program are left out.
    private async Task<string> WriteSolutionFilterAsync(IReadOnlyList<PackageProject> projects, CancellationToken cancellationToken)
    {
        var path = repository.PathTo("artifacts", "packages.slnf");
        var filter = new
        {
            solution = new
            {
                path = "../" + repository.Name(repository.Solution),
                // A filter names projects as the solution does, with backslashes on every system.
                projects = projects.Select(project => repository.Name(project.Path).Replace('/', '\\')),
            },
        };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(filter), cancellationToken);
        return path;
    }

    private List<PackageContents> Check(IReadOnlyList<PackageProject> projects)
    {
        var packages = Read("*.nupkg");
        var symbols = Read("*.snupkg");
        var problems = new List<string>();
        foreach (var project in projects)
        {
            if (packages.TryGetValue(project.Id, out var package) && symbols.TryGetValue(project.Id, out var symbol))
            {
                problems.AddRange(PackageCheck.Run(project, package, symbol));
            }
            else
            {
                problems.Add($"{project.Id} was not packed, or without its symbols");
            }
        }

        return problems.Count == 0
            ? [.. packages.Values.OrderBy(package => package.Id, StringComparer.Ordinal)]
            : throw new BuildFailure("The packages do not hold what they should; mend the projects.", problems);
    }

    private Dictionary<string, PackageContents> Read(string pattern) =>
        Directory.EnumerateFiles(repository.PackagesFolder, pattern)
            .Select(PackageContents.Read)
            .ToDictionary(package => package.Id, StringComparer.Ordinal);
}
