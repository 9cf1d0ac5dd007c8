using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Shows by running what takes too long for the tests, and tells its figures.
/// </summary>
internal sealed class ProveVerb : Verb
{
    private readonly Option<string?> _only = new("--only", "-o")
    {
        Description = $"The one proof to run: {string.Join(", ", ProofStep.Names)}, {AddProofStep.Name} or {MutationStep.Name}. Without it, all.",
        HelpName = "proof",
    };

    protected override void AddOptions(Command command)
    {
        _only.AcceptOnlyFromAmong([.. ProofStep.Names, AddProofStep.Name, MutationStep.Name]);
        command.Options.Add(_only);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var only = arguments.GetValue(_only);
        foreach (var name in ProofStep.Names.Where(name => only is null || only == name))
        {
            await TellAsync(account, name, () => new ProofStep(repository).RunAsync(name, cancellationToken));
        }

        if (only is null or AddProofStep.Name)
        {
            await TellAsync(account, AddProofStep.Name, () => new AddProofStep(repository).RunAsync(static _ => { }, cancellationToken));
        }

        if (only is null or MutationStep.Name)
        {
            await TellAsync(account, MutationStep.Name, () => new MutationStep(repository).RunAsync(cancellationToken));
        }
    }

    // The last line of a proof sums it up; those before it are its figures.
    private static async Task TellAsync(IAccount account, string name, Func<Task<IReadOnlyList<string>>> run)
    {
        var lines = await account.StepAsync(name, _ => run(), lines => lines[^1]);
        foreach (var line in lines.SkipLast(1))
        {
            account.Detail(line);
        }
    }
}
