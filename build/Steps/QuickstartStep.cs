using System.Collections.Concurrent;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Quickstart;
using Sessions.Sandbox;

namespace Sessions.Build.Steps;

/// <summary>
/// Starts the sandbox, builds a program from the packages alone, runs it against the sandbox, and sees to it that every operation of the
/// specs was called.
/// </summary>
internal sealed class QuickstartStep(Repository repository)
{
    // The sessions operations of Humanloop can't put a session into a project; the consumer lists those of this one.
    private const string HumanloopProject = "pr_sandbox";
    private const int SeededSessions = 12;

    // Long enough for the consumer to see a session run, short enough not to be waited for.
    private static readonly TimeSpan AgentRun = TimeSpan.FromMilliseconds(500);

    public async Task<ConsumerRun> RunAsync(
        IReadOnlyList<PackageContents> packages, Action<string> report, CancellationToken cancellationToken)
    {
        var providers = repository.FindProviders();
        var expected = await ReadOperationsAsync(providers, cancellationToken);
        report("building a program from the packages");
        var project = await ConsumerProject.CreateAsync(repository, providers, packages, cancellationToken);
        try
        {
            await project.BuildAsync(cancellationToken);
            report("running it against the sandbox");
            var exchanges = new ConcurrentQueue<SandboxExchange>();
            var options = new SandboxOptions { Log = exchanges.Enqueue, PortalRunDuration = AgentRun };
            IReadOnlyList<string> lines;
            await using (var sandbox = await SandboxServer.StartAsync(options, cancellationToken))
            {
                sandbox.SeedHumanloopSessions(HumanloopProject, SeededSessions);
                lines = await project.RunAsync(SandboxSettings.Describe(sandbox), cancellationToken);
            }

            OperationCoverage.ThrowUnlessComplete(expected, [.. exchanges
                .Where(exchange => exchange is { Status: >= 200 and < 300, Operation: not null })
                .Select(exchange => (exchange.Provider, exchange.Operation!))]);
            project.Delete();
            return new ConsumerRun(lines, [.. exchanges], expected.Values.Sum(operations => operations.Count));
        }
        catch (BuildFailure failure)
        {
            throw new BuildFailure(failure.Message, [.. failure.Details, $"The program is kept in {project.Folder}."]);
        }
        catch (OperationCanceledException)
        {
            project.Delete();
            throw;
        }
    }

    private async Task<Dictionary<string, IReadOnlyList<string>>> ReadOperationsAsync(
        IReadOnlyList<Provider> providers, CancellationToken cancellationToken)
    {
        var operations = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            var yaml = await File.ReadAllTextAsync(repository.PathTo(provider.SpecName), cancellationToken);
            operations.Add(provider.Name, OperationCoverage.ReadOperations(provider.SpecName, yaml));
        }

        return operations;
    }
}
