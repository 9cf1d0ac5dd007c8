using System.Reflection;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Quickstart;
using Sessions.Build.Releases;
using Sessions.Build.Reporting;

namespace Sessions.Build.Steps;

/// <summary>
/// Uses the packages as programs of strangers do: for every target framework, and with one of them newer than the others.
/// </summary>
internal sealed class ConsumersStep(Repository repository)
{
    public const string Name = "consumers";

    private const string Library = "netstandard2.0";
    private const string SchemaItem = "JsonSchemaSegment";
    private const string Core = "Sessions.Core";
    private const string Upgraded = "Sessions.Orq";

    private readonly ConsumerTrial _trial = new(repository);

    public async Task<IReadOnlyList<string>> RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var pack = new PackStep(repository);
        var packages = await pack.RunAsync(report, cancellationToken);
        report("building programs for every framework");
        var lines = await UseEveryFrameworkAsync(packages, cancellationToken);
        report($"packing a newer {Upgraded}");
        return
        [
            .. lines,
            await UpgradeOneAsync(pack, packages, cancellationToken),
            "the packages build and run for each framework, side by side, and one can be newer than the others",
        ];
    }

    /// <summary>
    /// The version that follows, as one that adds to a package has it.
    /// </summary>
    public static SemanticVersion Next(string version) => SemanticVersion.TryParse(version, out var parsed)
        ? new SemanticVersion(parsed.Major, parsed.Minor + 1, 0)
        : throw new BuildFailure($"A package has the version '{version}', which is not of three numbers; mend its VersionPrefix.");

    /// <summary>
    /// Fails unless each client brings the schema of its own settings.
    /// </summary>
    public static void ThrowUnlessEachHasSchema(IEnumerable<string> clients, IReadOnlyCollection<string> schemas)
    {
        var missing = clients
            .Where(client => schemas.Count(schema => schema.Replace('\\', '/').Contains($"/{client}/", StringComparison.OrdinalIgnoreCase)) != 1)
            .Select(client => $"{client} is not among: {string.Join(", ", schemas)}")
            .ToList();
        if (missing.Count > 0)
        {
            throw new BuildFailure(
                "Where all clients are used, one lacks the schema of its settings; mend src/ConfigurationSchema.targets.", missing);
        }
    }

    // The compiler has the last word on names that collide, and the run on registrations that do: the program imports all clients.
    private Task<List<string>> UseEveryFrameworkAsync(IReadOnlyList<PackageContents> packages, CancellationToken cancellationToken)
    {
        var frameworks = repository.FindPackageProjects().SelectMany(project => project.TargetFrameworks).Distinct(StringComparer.Ordinal).ToList();
        var description = ConsumerDescription.Of(repository, packages) with { Frameworks = frameworks };
        return _trial.UseAsync(
            description,
            async project =>
            {
                await project.BuildAsync(cancellationToken);
                var lines = new List<string>();
                foreach (var framework in frameworks)
                {
                    ThrowUnlessEachHasSchema(description.Packages.Keys, await project.ReadItemsAsync(framework, SchemaItem, cancellationToken));
                    lines.Add(framework == Library
                        ? $"{framework}: a library builds"
                        : $"{framework}: {Describe(await _trial.RunAsync(project, framework, cancellationToken))}");
                }

                lines.Add($"{description.Packages.Count} clients in one program: each with the schema of its settings");
                return lines;
            },
            cancellationToken);
    }

    private async Task<string> UpgradeOneAsync(PackStep pack, IReadOnlyList<PackageContents> packages, CancellationToken cancellationToken)
    {
        var description = ConsumerDescription.Of(repository, packages);
        var version = Next(description.Packages[Upgraded]).ToString();
        var feed = Directory.CreateTempSubdirectory("sessions-feed-").FullName;
        try
        {
            await pack.PackAsAsync([Core, Upgraded], version, feed, cancellationToken);
            var upgraded = description with
            {
                Packages = new Dictionary<string, string>(description.Packages) { [Upgraded] = version },
                Feeds = [.. description.Feeds, feed],
            };
            return await _trial.UseAsync(
                upgraded,
                async project =>
                {
                    await project.BuildAsync(cancellationToken);
                    var versions = upgraded.Packages.Keys.Prepend(Core)
                        .Select(id => $"{id} {AssemblyName.GetAssemblyName(project.Output(ConsumerDescription.NewestFramework, id + ".dll")).Version!.ToString(3)}");
                    return $"{string.Join(", ", versions)}: {Describe(await _trial.RunAsync(project, ConsumerDescription.NewestFramework, cancellationToken))}";
                },
                cancellationToken);
        }
        catch (BuildFailure failure)
        {
            throw new BuildFailure(
                $"With {Upgraded} and {Core} at {version} and the other packages as they are, a program does not work: a package may ask for "
                + $"a lowest version of {Core} only, and {Core} must keep every public member that an older package calls.",
                [failure.Message, .. failure.Details]);
        }
        finally
        {
            Directory.Delete(feed, recursive: true);
        }
    }

    private static string Describe(ConsumerRun run) => $"{StepLine.Count(run.Operations)} operations called with success";
}
