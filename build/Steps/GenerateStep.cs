using System.Text.Json;
using System.Text.RegularExpressions;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Runs NSwag for real, with the same configuration and into the same locks as every build, whether the generated code is stale or not.
/// </summary>
internal sealed partial class GenerateStep(Repository repository)
{
    // The same for which the targets give the reasons.
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["NSWAG_NOLOGO"] = "true",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "100000000",
        ["http_proxy"] = NoProxy,
        ["https_proxy"] = NoProxy,
        ["all_proxy"] = NoProxy,
        ["HTTP_PROXY"] = NoProxy,
        ["HTTPS_PROXY"] = NoProxy,
        ["ALL_PROXY"] = NoProxy,
        ["no_proxy"] = null,
        ["NO_PROXY"] = null,
    };

    private const string NoProxy = "http://0.0.0.0:0";

    private readonly SpecsStep _specs = new(repository);

    private string Targets => repository.PathTo("build", "NSwag.Provider.targets");

    /// <summary>
    /// Checks the specs, restores the generator once, checks its configuration, and generates all providers in one process.
    /// </summary>
    public async Task<IReadOnlyList<GeneratedProvider>> RunAsync(
        IReadOnlyList<Provider> providers, Action<string> report, CancellationToken cancellationToken)
    {
        report("checking the specs");
        await _specs.CheckSpecsAsync(repository.FindProviders(), cancellationToken);
        report("restoring NSwag");
        var generator = await RestoreAsync(cancellationToken);
        report("checking nswag.json");
        await _specs.CheckConfigurationAsync(await WriteCompleteConfigurationAsync(generator, cancellationToken), cancellationToken);
        report(string.Join(", ", providers.Select(provider => provider.Name)));
        return await GenerateTogetherAsync(generator, providers, cancellationToken)
            ? [.. providers.Select(provider => new GeneratedProvider(provider, CountLines(provider)))]
            : await GenerateOneByOneAsync(providers, cancellationToken);
    }

    /// <summary>
    /// Restores the generator, as pinned, and returns the path of its program.
    /// </summary>
    public async Task<string> RestoreAsync(CancellationToken cancellationToken)
    {
        var result = await MSBuildAsync(["-t:RestoreNSwag", "-getTargetResult:RestoreNSwag"], cancellationToken);
        if (!result.Succeeded)
        {
            throw Explain(result, "The generator could not be restored");
        }

        using var output = JsonDocument.Parse(string.Join('\n', result.Lines.SkipWhile(line => line != "{")));
        return output.RootElement.GetProperty("TargetResults").GetProperty("RestoreNSwag").GetProperty("Items")[0].GetProperty("FullPath").GetString()!;
    }

    /// <summary>
    /// Lets the restored generator write a new configuration, which holds every setting that it knows, and returns its text.
    /// </summary>
    /// <param name="generator">The path of the generator's program, from <see cref="RestoreAsync" />.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<string> WriteCompleteConfigurationAsync(string generator, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sessions-nswag-");
        try
        {
            var result = await ChildProcess.RunAsync(
                ChildProcess.DotNet,
                [generator, "new"],
                folder.FullName,
                environment: null,
                cancellationToken);
            return result.Succeeded
                ? await File.ReadAllTextAsync(Path.Combine(folder.FullName, "nswag.json"), cancellationToken)
                : throw Explain(result, "The generator does not start; remove the package nswag.msbuild from the NuGet cache and run it again");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Most of what NSwag takes is the time to compile itself, so one process for all takes little more than one for the largest.
    private async Task<bool> GenerateTogetherAsync(string generator, IReadOnlyList<Provider> providers, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sessions-nswag-");
        try
        {
            var configuration = new GeneratorConfiguration(repository);
            foreach (var provider in providers)
            {
                var document = await GeneratorDocument.ReadAsync(repository.PathTo(provider.SpecName), cancellationToken);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{provider.Name}.nswag"), configuration.For(provider, document), cancellationToken);
            }

            // Without a name, it takes every file of that ending in the folder.
            var run = await ChildProcess.RunAsync(
                ChildProcess.DotNet, [generator, "run"], folder.FullName, Environment, cancellationToken);
            if (!run.Succeeded)
            {
                return false;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var names = string.Join("+", providers.Select(provider => provider.Name));
        var result = await MSBuildAsync(["-t:UpdateLocks", $"-p:NSwagProviders={names}"], cancellationToken);
        return result.Succeeded ? true : throw Explain(result, "The code was generated, but can't be used");
    }

    // The targets tell which spec is wrong, and where.
    private async Task<IReadOnlyList<GeneratedProvider>> GenerateOneByOneAsync(IReadOnlyList<Provider> providers, CancellationToken cancellationToken)
    {
        var generated = new List<GeneratedProvider>();
        foreach (var provider in providers)
        {
            var result = await MSBuildAsync(["-t:Update", $"-p:NSwagProvider={provider.Name}", "-p:NSwagForce=true"], cancellationToken);
            if (!result.Succeeded)
            {
                throw Explain(result, $"The code of {provider.Name} could not be generated");
            }

            generated.Add(new GeneratedProvider(provider, CountLines(provider)));
        }

        return generated;
    }

    private int CountLines(Provider provider) => provider.GeneratedNames
        .Where(name => name.EndsWith(".cs", StringComparison.Ordinal) && File.Exists(repository.PathTo(name)))
        .Sum(name => File.ReadLines(repository.PathTo(name)).Count());

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
