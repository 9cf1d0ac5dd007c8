using Sessions.Build.Conformance;
using Sessions.Build.Processes;
using Sessions.Build.Quickstart;

namespace Sessions.Build.Steps;

/// <summary>
/// Has the tests record what goes between clients and sandboxes, and an independent validator hold it against the specs.
/// </summary>
internal sealed class ConformStep(Repository repository)
{
    private const string RecordingVariable = "SESSIONS_SANDBOX_RECORDING";

    private readonly CheckToolsStep _tools = new(repository);

    /// <summary>
    /// Runs the tests and returns the folder with what they recorded.
    /// </summary>
    public async Task<string> RecordAsync(CancellationToken cancellationToken)
    {
        var folder = repository.PathTo("artifacts", "exchanges");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["test", repository.PathTo("tests", "Sessions.Tests"), "-nologo", "-v:q"],
            repository.Root,
            new Dictionary<string, string?> { [RecordingVariable] = folder },
            cancellationToken);
        return result.Succeeded
            ? folder
            : throw new BuildFailure("The tests did not pass, so what they recorded is not worth checking; mend them first.", result.RelevantLines);
    }

    /// <summary>
    /// Runs the tests of the validator itself.
    /// </summary>
    public async Task TestValidatorAsync(CancellationToken cancellationToken)
    {
        await _tools.RestoreAsync(cancellationToken);
        var tests = Directory.GetFiles(Path.Combine(_tools.Folder, "conformance"), "*.test.mjs").Order(StringComparer.Ordinal);
        var result = await ChildProcess.RunAsync("node", ["--test", "--test-reporter=tap", .. tests], _tools.Folder, environment: null, cancellationToken);
        if (!result.Succeeded)
        {
            throw new BuildFailure(
                "The validator in build/checks does not pass its own tests; mend it first.",
                result.Lines.Select(line => line.Trim()).Where(line => line.StartsWith("not ok", StringComparison.Ordinal)));
        }
    }

    /// <summary>
    /// Holds recorded exchanges against the specs.
    /// </summary>
    /// <returns>What was checked.</returns>
    public async Task<ConformanceReport> CheckAsync(string folder, IReadOnlyList<Provider> providers, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.jsonl").Length == 0)
        {
            throw new BuildFailure($"{folder} holds no recorded exchanges; run the tests with {RecordingVariable} set to it.");
        }

        var expected = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            var yaml = await File.ReadAllTextAsync(repository.PathTo(provider.SpecName), cancellationToken);
            expected.Add(provider.Name, OperationCoverage.ReadOperations(provider.SpecName, yaml));
        }

        var result = await ChildProcess.RunAsync(
            "node",
            [
                Path.Combine(_tools.Folder, "conform.mjs"),
                Path.GetFullPath(folder),
                .. providers.Select(provider => $"{provider.Name}={repository.PathTo(provider.SpecName)}"),
            ],
            _tools.Folder,
            environment: null,
            cancellationToken);
        if (!result.Succeeded || result.Lines.Count == 0)
        {
            throw new BuildFailure("The validator could not read the specs or the recorded exchanges; its last lines tell why.", result.RelevantLines);
        }

        var report = ConformanceReport.Read(result.Lines[^1]);
        report.ThrowUnlessConforming(expected);
        return report;
    }
}
