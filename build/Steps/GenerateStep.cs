using System.Diagnostics;
using System.Text.RegularExpressions;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Runs NSwag for real, through the same targets as every build, whether the generated code is stale or not.
/// </summary>
internal sealed partial class GenerateStep(Repository repository)
{
    private readonly SpecsStep _specs = new(repository);

    private string Targets => repository.PathTo("build", "NSwag.Provider.targets");

    private string GeneratorFolder => repository.PathTo("build", "node_modules", "nswag", "bin", "binaries", "Net100");

    /// <summary>
    /// Checks the specs, restores the generator once, checks its configuration, and generates the providers side by side.
    /// </summary>
    public async Task<IReadOnlyList<GeneratedProvider>> RunAsync(
        IReadOnlyList<Provider> providers, Action<string> report, CancellationToken cancellationToken)
    {
        report("checking the specs");
        await _specs.CheckSpecsAsync(repository.FindProviders(), cancellationToken);
        report("restoring NSwag");
        await RestoreAsync(cancellationToken);
        report("checking nswag.json");
        await _specs.CheckConfigurationAsync(await WriteCompleteConfigurationAsync(cancellationToken), cancellationToken);
        report(string.Join(", ", providers.Select(provider => provider.Name)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = providers.Select(provider => GenerateAsync(provider, stop.Token)).ToList();
        try
        {
            await foreach (var finished in Task.WhenEach(running))
            {
                await finished;
            }
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAll(running).ContinueWith(static _ => { }, TaskScheduler.Default);
            throw;
        }

        return await Task.WhenAll(running);
    }

    /// <summary>
    /// Restores the generator from npm, as pinned.
    /// </summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var result = await MSBuildAsync(["-t:RestoreNSwag"], cancellationToken);
        if (!result.Succeeded)
        {
            throw Explain(result, "The generator could not be restored");
        }
    }

    /// <summary>
    /// Lets the restored generator write a new configuration, which holds every setting that it knows, and returns its text.
    /// </summary>
    public async Task<string> WriteCompleteConfigurationAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sessions-nswag-");
        try
        {
            var result = await ChildProcess.RunAsync(
                ChildProcess.DotNet,
                [Path.Combine(GeneratorFolder, "dotnet-nswag.dll"), "new"],
                folder.FullName,
                environment: null,
                cancellationToken);
            return result.Succeeded
                ? await File.ReadAllTextAsync(Path.Combine(folder.FullName, "nswag.json"), cancellationToken)
                : throw Explain(result, "The generator does not start; delete build/node_modules and run it again");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<GeneratedProvider> GenerateAsync(Provider provider, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var result = await MSBuildAsync(["-t:Update", $"-p:NSwagProvider={provider.Name}", "-p:NSwagForce=true"], cancellationToken);
        if (!result.Succeeded)
        {
            throw Explain(result, $"The code of {provider.Name} could not be generated");
        }

        var lines = provider.GeneratedNames
            .Where(name => name.EndsWith(".cs", StringComparison.Ordinal) && File.Exists(repository.PathTo(name)))
            .Sum(name => File.ReadLines(repository.PathTo(name)).Count());
        return new GeneratedProvider(provider, lines, watch.Elapsed);
    }

    private Task<ChildProcessResult> MSBuildAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ChildProcess.RunAsync(
            ChildProcess.DotNet, ["msbuild", Targets, .. arguments, "-nologo", "-v:m"], repository.Root, environment: null, cancellationToken);

    // An error of ours is a whole sentence already. The place before it is worth keeping, unless it is one in the targets themselves.
    private static BuildFailure Explain(ChildProcessResult result, string what)
    {
        var errors = result.Lines
            .Select(line => OwnError().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["place"].Value.Contains(".targets(", StringComparison.Ordinal)
                ? match.Groups["text"].Value
                : $"{match.Groups["place"].Value}: {match.Groups["text"].Value}")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return errors is [var error]
            ? new BuildFailure($"{what}: {error}")
            : new BuildFailure($"{what}; the last lines of the tool tell why.", result.RelevantLines);
    }

    [GeneratedRegex(@"^\s*(?<place>.+?)\s*: error NSWAG\d+: (?<text>.+?)(?: \[[^\]]+\])?$")]
    private static partial Regex OwnError();
}
