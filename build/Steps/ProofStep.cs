using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Runs a proof of tests/Sessions.Proofs, or of tests/Sessions.BrowserProofs, in a process of its own, built for release.
/// </summary>
internal sealed class ProofStep(Repository repository)
{
    // It needs a browser and its driver, and so is a project of its own.
    private const string PageName = "page";

    /// <summary>
    /// The proofs that the project knows.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = ["hostile", "ids", "concurrency", "load", "jobs", PageName];

    /// <summary>
    /// Runs a proof and returns the lines that it wrote.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunAsync(string name, CancellationToken cancellationToken)
    {
        var project = repository.PathTo("tests", name == PageName ? "Sessions.BrowserProofs" : "Sessions.Proofs");
        var build = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["build", project, "-c", "Release", "-nologo", "-v:q"], repository.Root, environment: null, cancellationToken);
        if (!build.Succeeded)
        {
            throw new BuildFailure("The proofs could not be built; mend what stands below and run it again.", build.RelevantLines);
        }

        var proof = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["run", "--project", project, "-c", "Release", "--no-build", "--", name], repository.Root, environment: null, cancellationToken);
        return proof.Succeeded && proof.Lines.Count > 0
            ? proof.Lines
            : throw new BuildFailure($"The proof '{name}' failed; what it wrote stands below.", proof.Lines.TakeLast(8));
    }
}
