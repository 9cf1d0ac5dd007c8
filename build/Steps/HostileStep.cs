using System.Globalization;
using System.Text.RegularExpressions;
using Sessions.Build.Frameworks;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Makes every attack: those of the proof in tests/Sessions.Proofs, and the tests that SECURITY.md names. A line for each kind has the counts.
/// </summary>
internal sealed partial class HostileStep(Repository repository)
{
    public const string Name = "hostile";

    private const int FailuresShown = 8;

    /// <summary>
    /// Runs both and returns a line for each kind of attack, and one that sums them up.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        report("attacking the clients over sockets");
        var proof = await new ProofStep(repository).RunAsync(Name, Name, cancellationToken);
        var promised = TestsIn(await File.ReadAllTextAsync(repository.PathTo("SECURITY.md"), cancellationToken));
        report($"running the {promised.Count} classes of tests that SECURITY.md names");
        var results = await RunTestsAsync(promised, cancellationToken);
        var lines = Describe(proof, TestResults.CountByClass(results), promised);
        return TestResults.Read(results).Failures is { Count: > 0 } failures
            ? throw new BuildFailure(lines[^1], [.. lines.SkipLast(1), .. failures.Take(FailuresShown).Select(failure => $"{failure.Name}: {failure.Message}")])
            : lines;
    }

    /// <summary>
    /// The classes of tests that the tables of SECURITY.md name.
    /// </summary>
    public static IReadOnlyList<string> TestsIn(string security) =>
        [.. PromisedTest().Matches(security).Select(match => match.Groups["class"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The lines of the proof, one for each class of tests, and the sum of both.
    /// </summary>
    /// <param name="proof">The lines of the proof, of which the last has its sum.</param>
    /// <param name="classes">The classes of tests that were run.</param>
    /// <param name="promised">The classes that SECURITY.md names.</param>
    /// <exception cref="BuildFailure">A class that SECURITY.md names has no test.</exception>
    public static IReadOnlyList<string> Describe(
        IReadOnlyList<string> proof, IReadOnlyList<(string Class, int Total, int Passed)> classes, IReadOnlyList<string> promised)
    {
        if (promised.Except(classes.Select(tests => tests.Class), StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
        {
            throw new BuildFailure($"SECURITY.md names tests that do not exist: {string.Join(", ", missing)}; correct the names.");
        }

        var sum = Sum().Match(proof[^1]);
        return
        [
            .. proof.SkipLast(1),
            .. classes.Select(tests => Text($"{tests.Class}: tried {tests.Total:N0}, held {tests.Passed:N0}")),
            Text($"tried {Number(sum, "tried") + classes.Sum(tests => tests.Total):N0}, held {Number(sum, "held") + classes.Sum(tests => tests.Passed):N0}"),
        ];
    }

    private async Task<string> RunTestsAsync(IEnumerable<string> classes, CancellationToken cancellationToken)
    {
        var results = repository.PathTo("artifacts", Name, "results.trx");
        Directory.CreateDirectory(Path.GetDirectoryName(results)!);
        File.Delete(results);
        var filter = string.Join('|', classes.Select(name => $"FullyQualifiedName~.{name}."));
        var run = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["test", repository.PathTo("tests", "Sessions.Tests"), "-c", "Release", "-p:RunAnalyzers=false", "--filter", filter, "--logger", $"trx;LogFileName={results}", "--nologo"],
            repository.Root,
            environment: null,
            cancellationToken);
        return File.Exists(results)
            ? results
            : throw new BuildFailure("The tests that SECURITY.md names could not be run; what they wrote stands below.", run.RelevantLines);
    }

    private static int Number(Match sum, string name) => int.Parse(sum.Groups[name].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=^\\|.*)`(?<class>[A-Za-z]+Tests)`", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex PromisedTest();

    [GeneratedRegex("tried (?<tried>[0-9,]+), held (?<held>[0-9,]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();
}
