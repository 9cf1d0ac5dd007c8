using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Runs a proof of tests/Sessions.Proofs, tests/Sessions.BrowserProofs or tests/Sessions.FuzzProofs in a process of its own, built for release.
/// </summary>
internal sealed class ProofStep(Repository repository)
{
    /// <summary>
    /// The proof that looks for inputs which don't end as documented.
    /// </summary>
    public const string FuzzName = "fuzz";

    // It needs a browser and its driver, and so is a project of its own.
    private const string PageName = "page";

    private const int LinesShown = 20;

    /// <summary>
    /// The proofs that the project knows.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = [HostileStep.Name, "ids", "concurrency", "load", "jobs", PageName, FuzzName];

    /// <summary>
    /// Runs a proof and returns the lines that it wrote.
    /// </summary>
    /// <param name="name">The proof.</param>
    /// <param name="argument">What its program takes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<string>> RunAsync(string name, string argument, CancellationToken cancellationToken)
    {
        var project = repository.PathTo("tests", name switch
        {
            PageName => "Sessions.BrowserProofs",
            FuzzName => "Sessions.FuzzProofs",
            _ => "Sessions.Proofs",
        });
        var build = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["build", project, "-c", "Release", "-nologo", "-v:q"], repository.Root, environment: null, cancellationToken);
        if (!build.Succeeded)
        {
            throw new BuildFailure("The proofs could not be built; mend what stands below and run it again.", build.RelevantLines);
        }

        var proof = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["run", "--project", project, "-c", "Release", "--no-build", "--", argument], repository.Root, environment: null, cancellationToken);
        return proof.Succeeded && proof.Lines.Count > 0
            ? proof.Lines
            : throw new BuildFailure($"The proof '{name}' failed; what it wrote stands below.", proof.Lines.TakeLast(LinesShown));
    }
}
