using System.Diagnostics;
using System.Globalization;
using Sessions.Build.Processes;
using Sessions.Build.Reporting;

namespace Sessions.Build.Steps;

/// <summary>
/// Adds a provider of each kind to a clone of the last commit, runs its whole line, lint, drift and tests, and removes the providers again, which
/// must leave no trace.
/// </summary>
internal sealed class AddProofStep(Repository repository)
{
    /// <summary>
    /// What the proof is called.
    /// </summary>
    public const string Name = "add";

    private static readonly (string Provider, string Spec)[] Providers =
    [
        ("Bearers", "tests/Sessions.Tests/Build/Scaffold/Specs/bearer.yaml"),
        ("Tokens", "tests/Sessions.Tests/Build/Scaffold/Specs/oauth.yaml"),
        ("Pagers", "tests/Sessions.Tests/Build/Scaffold/Specs/paging.yaml"),
        ("Vendors", "tests/Sessions.Tests/Build/Scaffold/Specs/vendor.yaml"),
    ];

    public async Task<IReadOnlyList<string>> RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sessions-add-");
        try
        {
            var clone = Path.Combine(folder.FullName, "clone");
            await RunAsync("git", ["clone", "--quiet", "--local", repository.Root, clone], folder.FullName, cancellationToken);
            var lines = new List<string>();
            foreach (var (provider, spec) in Providers)
            {
                report($"adding {provider}");
                lines.Add(await TimeAsync($"add {provider}", () => BuildAsync(clone, ["add", provider, "--skip-tests", "--spec", Path.Combine(clone, spec)], cancellationToken)));
            }

            report("the whole line");
            lines.Add(await TimeAsync("whole line", () => BuildAsync(clone, [], cancellationToken)));
            report("lint");
            lines.Add(await TimeAsync("lint", () => BuildAsync(clone, ["lint"], cancellationToken)));
            report("drift");
            lines.Add(await TimeAsync("drift", () => BuildAsync(clone, ["drift"], cancellationToken)));
            report("tests");
            lines.Add(await TimeAsync("tests", () => RunAsync(ChildProcess.DotNet, ["test", "tests/Sessions.Tests", "-nologo", "-v:m"], clone, cancellationToken)));
            foreach (var (provider, _) in Providers)
            {
                report($"removing {provider}");
                await BuildAsync(clone, ["remove", provider], cancellationToken);
            }

            var left = await RunAsync("git", ["status", "--porcelain"], clone, cancellationToken);
            return left.Count == 0
                ? [.. lines, $"{lines.Count} steps, and not a file is left after the removal"]
                : throw new BuildFailure("Something is left of the providers after their removal.", left);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<IReadOnlyList<string>> BuildAsync(string clone, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(ChildProcess.DotNet, ["run", "--project", "build", "--", .. arguments], clone, cancellationToken);

    private static async Task<IReadOnlyList<string>> RunAsync(string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(program, arguments, folder, environment: null, cancellationToken);
        return result.Succeeded
            ? [.. result.Lines.Where(line => line.Length > 0)]
            : throw new BuildFailure($"`{program} {string.Join(' ', arguments)}` failed in a clone; what it wrote stands below.", result.Lines.TakeLast(12));
    }

    private static async Task<string> TimeAsync(string name, Func<Task<IReadOnlyList<string>>> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {StepLine.Seconds(watch.Elapsed)}");
    }
}
