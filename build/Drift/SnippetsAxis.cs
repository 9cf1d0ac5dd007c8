using Sessions.Build.Processes;

namespace Sessions.Build.Drift;

/// <summary>
/// The code in the READMEs and in the XML documentation against the packages: it compiles, and what can run does so on the sandbox. The tests
/// of the documentation do it.
/// </summary>
/// <param name="tests">The project of the tests, or their assembly.</param>
/// <param name="filter">Which tests to run.</param>
internal sealed class SnippetsAxis(string tests, string filter = SnippetsAxis.TestsOfDocumentation) : IDriftAxis
{
    private const string TestsOfDocumentation = "FullyQualifiedName~.SnippetTests.|FullyQualifiedName~.SnippetRunTests.|FullyQualifiedName~.ExampleTests.|FullyQualifiedName~.ReadmeTests.";

    public string Name => "snippets";

    public async Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken)
    {
        report("running the tests of the documentation");
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["test", tests, "--filter", filter, "--nologo"],
            Path.GetDirectoryName(tests)!,
            // What the caller wants recorded are all tests, not these.
            new Dictionary<string, string?> { ["VSTestLogger"] = null, ["VSTestResultsDirectory"] = null },
            cancellationToken);
        var passed = result.Lines.LastOrDefault(line => line.StartsWith("Passed!", StringComparison.Ordinal));
        return result.Succeeded && passed is not null
            ? $"the code in the READMEs and in the XML documentation compiles and runs,{Total(passed)}"
            : throw new BuildFailure("Code in the documentation does not compile or does not do what it says; mend it where the lines say.", Problems(result));
    }

    // "Passed!  - Failed:     0, Passed:    44, Skipped:     0, Total:    44, Duration: 2 s"
    private static string Total(string line) => $" {line.Split("Passed:")[1].Split(',')[0].Trim()} tests";

    private static IEnumerable<string> Problems(ChildProcessResult result)
    {
        var failed = result.Lines.Select(line => line.Trim()).Where(line => line.Contains(": CS", StringComparison.Ordinal) || line.StartsWith("Failed ", StringComparison.Ordinal)).Distinct().ToList();
        return failed.Count > 0 ? failed : result.RelevantLines;
    }
}
