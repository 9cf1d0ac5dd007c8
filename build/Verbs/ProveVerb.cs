using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Shows by running what takes too long for the tests, and tells its figures.
/// </summary>
internal sealed class ProveVerb : Verb
{
    // What needs dotnet itself is a step of this program; what runs in a process of its own, built for release, is a name there.
    private static readonly string[] Names = [.. ProofStep.Names, AddProofStep.Name, MutationStep.Name, FrameworksStep.Name, ConsumersStep.Name];

    private readonly Option<string?> _only = new("--only", "-o")
    {
        Description = $"The one proof to run: {string.Join(", ", Names[..^1])} or {Names[^1]}. Without it, all.",
        HelpName = "proof",
    };

    protected override void AddOptions(Command command)
    {
        _only.AcceptOnlyFromAmong(Names);
        command.Options.Add(_only);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var only = arguments.GetValue(_only);
        foreach (var name in Names.Where(name => only is null || only == name))
        {
            await TellAsync(account, name, report => name switch
            {
                AddProofStep.Name => new AddProofStep(repository).RunAsync(report, cancellationToken),
                MutationStep.Name => new MutationStep(repository).RunAsync(cancellationToken),
                FrameworksStep.Name => new FrameworksStep(repository).RunAsync(report, cancellationToken),
                ConsumersStep.Name => new ConsumersStep(repository).RunAsync(report, cancellationToken),
                _ => new ProofStep(repository).RunAsync(name, cancellationToken),
            });
        }
    }

    // The last line of a proof sums it up; those before it are its figures.
    private static async Task TellAsync(IAccount account, string name, Func<Action<string>, Task<IReadOnlyList<string>>> run)
    {
        var lines = await account.StepAsync(name, run, lines => lines[^1]);
        foreach (var line in lines.SkipLast(1))
        {
            account.Detail(line);
        }
    }
}
