using System.Collections.Concurrent;
using Sessions.Sandbox;

namespace Sessions.Build.Quickstart;

/// <summary>
/// Makes a consumer, has it used, and removes it; after a failure it stays to be looked at.
/// </summary>
internal sealed class ConsumerTrial(Repository repository)
{
    // The sessions operations of Humanloop can't put a session into a project; the consumer lists those of this one.
    private const string HumanloopProject = "pr_sandbox";
    private const int SeededSessions = 12;

    // Long enough for the consumer to see a session run, short enough not to be waited for.
    private static readonly TimeSpan AgentRun = TimeSpan.FromMilliseconds(500);

    public async Task<T> UseAsync<T>(ConsumerDescription description, Func<ConsumerProject, Task<T>> use, CancellationToken cancellationToken)
    {
        var project = await ConsumerProject.CreateAsync(repository, description, cancellationToken);
        try
        {
            var result = await use(project);
            project.Delete();
            return result;
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

    /// <summary>
    /// Runs a consumer that was built against a sandbox, and sees to it that it called every operation of the specs.
    /// </summary>
    public async Task<ConsumerRun> RunAsync(ConsumerProject project, string framework, CancellationToken cancellationToken)
    {
        var expected = await ReadOperationsAsync(cancellationToken);
        var exchanges = new ConcurrentQueue<SandboxExchange>();
        var options = new SandboxOptions { Log = exchanges.Enqueue, PortalRunDuration = AgentRun };
        IReadOnlyList<string> lines;
        await using (var sandbox = await SandboxServer.StartAsync(options, cancellationToken))
        {
            sandbox.SeedHumanloopSessions(HumanloopProject, SeededSessions);
            lines = await project.RunAsync(framework, SandboxSettings.Describe(sandbox), cancellationToken);
        }

        OperationCoverage.ThrowUnlessComplete(expected, [.. exchanges
            .Where(exchange => exchange is { Status: >= 200 and < 300, Operation: not null })
            .Select(exchange => (exchange.Provider, exchange.Operation!))]);
        return new ConsumerRun(lines, [.. exchanges], expected.Values.Sum(operations => operations.Count));
    }

    private async Task<Dictionary<string, IReadOnlyList<string>>> ReadOperationsAsync(CancellationToken cancellationToken)
    {
        var operations = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var provider in repository.FindProviders())
        {
            var yaml = await File.ReadAllTextAsync(repository.PathTo(provider.SpecName), cancellationToken);
            operations.Add(provider.Name, OperationCoverage.ReadOperations(provider.SpecName, yaml));
        }

        return operations;
    }
}
