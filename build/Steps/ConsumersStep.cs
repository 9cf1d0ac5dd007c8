using Sessions.Build.Checks.Packages;
using Sessions.Build.Quickstart;
using Sessions.Build.Releases;
using Sessions.Build.Reporting;

namespace Sessions.Build.Steps;

/// <summary>
/// Uses the packages as programs of strangers do: for every target framework, and after an upgrade of one of them.
/// </summary>
internal sealed class ConsumersStep(Repository repository)
{
    public const string Name = "consumers";

    private const string SchemaItem = "JsonSchemaSegment";
    private const string Core = "Sessions.Core";
    private const string Upgraded = "Sessions.Orq";

    private readonly ConsumerTrial _trial = new(repository);

    public async Task<IReadOnlyList<string>> RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var pack = new PackStep(repository);
        var packages = await pack.RunAsync(report, cancellationToken);
        var feed = Directory.CreateTempSubdirectory("sessions-feed-").FullName;
        try
        {
            var description = Describe(packages, feed);
            var version = Next(description.Packages[Upgraded]).ToString();
            report($"packing {Upgraded} and {Core} once more, as {version}");
            await pack.PackAsAsync([Core, Upgraded], version, feed, cancellationToken);
            report("building programs for every framework");
            return await _trial.UseAsync(
                description,
                async project =>
                {
                    var lines = await UseEveryFrameworkAsync(project, description, cancellationToken);
                    report($"upgrading to {Upgraded} {version}");
                    return (IReadOnlyList<string>)
                    [
                        .. lines,
                        await UpgradeOneAsync(project, description, version, cancellationToken),
                        "the packages build and run for each framework, side by side, and one can be newer than the others",
                    ];
                },
                cancellationToken);
        }
        finally
        {
            Directory.Delete(feed, recursive: true);
        }
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

    /// <summary>
    /// Fails unless what was built holds the assembly of the package, to the byte.
    /// </summary>
    public static void ThrowUnlessCopied(string packed, string built)
    {
        if (!File.ReadAllBytes(packed).AsSpan().SequenceEqual(File.ReadAllBytes(built)))
        {
            throw new BuildFailure(
                "After an upgrade a program that is built without cleaning keeps the old assembly, since MSBuild does not copy a file of the same time "
                + "stamp and size; mend build/Version.targets.",
                [$"{built} is not {packed}"]);
        }
    }

    private ConsumerDescription Describe(IReadOnlyList<PackageContents> packages, string feed)
    {
        var description = ConsumerDescription.Of(repository, packages);
        return description with
        {
            Frameworks = [.. repository.FindPackageProjects().SelectMany(project => project.TargetFrameworks).Distinct(StringComparer.Ordinal)],
            Feeds = [.. description.Feeds, feed],
            Floors = [.. packages.Where(package => description.Packages.ContainsKey(package.Id) || package.Id == Core)
                .SelectMany(package => package.Dependencies)
                .Where(dependency => packages.All(package => package.Id != dependency.Id))
                .Distinct()],
        };
    }

    // The compiler has the last word on names that collide, and the run on registrations that do: the program imports all clients.
    private async Task<IReadOnlyList<string>> UseEveryFrameworkAsync(
        ConsumerProject project, ConsumerDescription description, CancellationToken cancellationToken)
    {
        await project.BuildAsync(cancellationToken);
        await project.BuildHostAsync(cancellationToken);
        var lines = new List<string>();
        foreach (var framework in description.Frameworks)
        {
            ThrowUnlessEachHasSchema(description.Packages.Keys, await project.ReadItemsAsync(framework, SchemaItem, cancellationToken));
            var kind = framework == ConsumerDescription.LibraryFramework ? $"a library in a program for {ConsumerDescription.NewestFramework}, " : "";
            lines.Add($"{framework}: {kind}{Describe(await _trial.RunAsync(project, framework, cancellationToken))}");
        }

        return
        [
            .. lines,
            $"{description.Floors.Count} dependencies at exactly the lowest versions: {string.Join(", ", description.Floors.Select(floor => $"{floor.Id} {floor.Version}").Distinct())}",
            $"{description.Packages.Count} clients in one program: each with the schema of its settings",
        ];
    }

    // Without cleaning: what the first version left in the output folder is what a user's next build finds.
    private async Task<string> UpgradeOneAsync(
        ConsumerProject project, ConsumerDescription description, string version, CancellationToken cancellationToken)
    {
        var upgraded = description with { Packages = new Dictionary<string, string>(description.Packages) { [Upgraded] = version } };
        try
        {
            await project.UseAsync(upgraded, cancellationToken);
            await project.BuildAsync(cancellationToken);
            foreach (var framework in upgraded.Frameworks.Where(framework => framework != ConsumerDescription.LibraryFramework))
            {
                foreach (var package in upgraded.Packages.Append(new(Core, version)))
                {
                    ThrowUnlessCopied(project.Packed(package.Key, package.Value, framework), project.Output(framework, package.Key + ".dll"));
                }
            }

            var versions = upgraded.Packages.Prepend(new(Core, version)).Select(package => $"{package.Key} {package.Value}");
            return $"{string.Join(", ", versions)}: {Describe(await _trial.RunAsync(project, ConsumerDescription.NewestFramework, cancellationToken))}";
        }
        catch (BuildFailure failure)
        {
            throw new BuildFailure(
                $"With {Upgraded} and {Core} at {version} and the other packages as they are, a program does not work: a package may ask for "
                + $"a lowest version of {Core} only, and {Core} must keep every public member that an older package calls.",
                [failure.Message, .. failure.Details]);
        }
    }

    private static string Describe(ConsumerRun run) => $"{StepLine.Count(run.Operations)} operations called with success";
}
