using System.CommandLine;
using Sessions.Build.Drift;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Fails when two things that have to say the same do not: specs, generated code, provenance, versions, packages, their public API, their
/// dependencies, and the code in the documentation.
/// </summary>
internal sealed class DriftVerb : Verb
{
    private static readonly string[] Names = ["generated", "provenance", "versions", "packages", "api", "dependencies", "snippets"];

    private readonly Option<string?> _only = new("--only", "-o")
    {
        Description = $"The one axis to check: {string.Join(", ", Names)}. Without it, all.",
        HelpName = "axis",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write JSON instead of lines." };

    /// <summary>
    /// Generates all providers and compares.
    /// </summary>
    public static async Task GenerateAndCompareAsync(Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var drift = new DriftStep(repository);
        drift.Remember();
        await GenerateVerb.GenerateAsync(repository, repository.FindProviders(), account, cancellationToken);
        await account.StepAsync(
            "drift", _ => Task.Run(drift.Compare, cancellationToken), files => $"none: {files} generated files, not a byte changed");
    }

    protected override void AddOptions(Command command)
    {
        _only.AcceptOnlyFromAmong(Names);
        command.Options.Add(_only);
        command.Options.Add(_json);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var only = arguments.GetValue(_only);
        var isJson = arguments.GetValue(_json);
        var axes = CreateAxes(repository, only);
        var verdicts = await DriftRun.CheckAsync(axes, isJson ? new PlainAccount(TextWriter.Null) : account, cancellationToken);
        if (isJson)
        {
            // Not through the account: a terminal's would break lines at its width.
            await arguments.InvocationConfiguration.Output.WriteLineAsync(DriftJson.Write(verdicts));
        }

        var drifted = verdicts.Where(verdict => !verdict.IsOk).Select(verdict => verdict.Axis).ToList();
        if (drifted.Count > 0)
        {
            throw new BuildFailure($"Drifted: {string.Join(", ", drifted)}. What to do stands at each above; then run `dotnet run --project build -- drift` again.");
        }
    }

    // The listings are compared with the packages, which are packed for it.
    private static List<IDriftAxis> CreateAxes(Repository repository, string? only)
    {
        var packages = new PackagesAxis(repository);
        IDriftAxis[] all =
        [
            new GeneratedAxis(repository),
            new ProvenanceAxis(repository),
            new VersionsAxis(repository),
            packages,
            new PublicApiAxis(repository, () => packages.Packages),
            new DependenciesAxis(repository),
            new SnippetsAxis(repository.PathTo("tests", "Sessions.Tests", "Sessions.Tests.csproj")),
        ];
        return [.. all.Where(axis => only is null || axis.Name == only || (only == "api" && axis == packages))];
    }
}
