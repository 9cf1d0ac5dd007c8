using Sessions.Build.Checks.Packages;
using Sessions.Build.Quickstart;

namespace Sessions.Build.Steps;

/// <summary>
/// Builds a program from the packages alone, and runs it against the sandbox.
/// </summary>
internal sealed class QuickstartStep(Repository repository)
{
    public Task<ConsumerRun> RunAsync(
        IReadOnlyList<PackageContents> packages, Action<string> report, CancellationToken cancellationToken)
    {
        report("building a program from the packages");
        var trial = new ConsumerTrial(repository);
        return trial.UseAsync(
            ConsumerDescription.Of(repository, packages),
            async project =>
            {
                await project.BuildAsync(cancellationToken);
                report("running it against the sandbox");
                return await trial.RunAsync(project, ConsumerDescription.NewestFramework, cancellationToken);
            },
            cancellationToken);
    }
}
