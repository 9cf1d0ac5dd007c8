using Sessions.Build.Dependencies;
using Sessions.Build.Processes;

namespace Sessions.Build.Drift;

/// <summary>
/// Every dependency, with its version and its licence, against the list of those that are allowed.
/// </summary>
internal sealed class DependenciesAxis(Repository repository) : IDriftAxis
{
    public string Name => "dependencies";

    public async Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken)
    {
        if (!File.Exists(repository.PathTo(AllowList.Name)))
        {
            throw new BuildFailure($"{AllowList.Name} is missing; write a line for each dependency into it, such as `{new Dependency(Dependency.Shipped, "Newtonsoft.Json", "13.0.4", "MIT")}`.");
        }

        var needed = new DependencyReader(repository, await FindPackagesFolderAsync(cancellationToken)).ReadAll();
        var differences = AllowList.Compare(await File.ReadAllTextAsync(repository.PathTo(AllowList.Name), cancellationToken), needed);
        if (differences.Count > 0)
        {
            throw new BuildFailure(
                $"{AllowList.Name} does not fit the lock files; agree to a package by adding its line, and take out what is not needed.", differences);
        }

        var unread = needed.Where(dependency => dependency.License == DependencyReader.Unread).Select(dependency => dependency.Id).ToList();
        return $"{needed.Count} packages, each in a version and under a licence that is allowed"
            + (unread.Count == 0 ? "" : $" (licence not read, since not restored: {string.Join(", ", unread)})");
    }

    private async Task<string> FindPackagesFolderAsync(CancellationToken cancellationToken)
    {
        const string Label = "global-packages: ";
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["nuget", "locals", "global-packages", "--list"], repository.Root, environment: null, cancellationToken);
        return result.Lines.FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) is { } line
            ? line[Label.Length..]
            : throw new BuildFailure("NuGet does not say where it keeps packages; its last lines tell why.", result.RelevantLines);
    }
}
