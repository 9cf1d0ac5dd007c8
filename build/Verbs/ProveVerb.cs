using System.CommandLine;
using System.Globalization;
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

    private readonly Option<double> _minutes = new("--minutes")
    {
        Description = $"How long the proof {ProofStep.FuzzName} looks for inputs, over all its targets.",
        HelpName = "minutes",
        DefaultValueFactory = _ => 30,
    };

    protected override void AddOptions(Command command)
    {
        _minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 1 and <= 1440))
            {
                result.AddError("--minutes takes a number between 1 and 1440.");
            }
        });
        command.Options.Add(_minutes);
        _only.AcceptOnlyFromAmong(Names);
        command.Options.Add(_only);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var only = arguments.GetValue(_only);
        var minutes = arguments.GetValue(_minutes).ToString(CultureInfo.InvariantCulture);
        foreach (var name in Names.Where(name => only is null || only == name))
        {
            await TellAsync(account, name, report => name switch
            {
                AddProofStep.Name => new AddProofStep(repository).RunAsync(report, cancellationToken),
                MutationStep.Name => new MutationStep(repository).RunAsync(cancellationToken),
                FrameworksStep.Name => new FrameworksStep(repository).RunAsync(report, cancellationToken),
                ConsumersStep.Name => new ConsumersStep(repository).RunAsync(report, cancellationToken),
                HostileStep.Name => new HostileStep(repository).RunAsync(report, cancellationToken),
                ProofStep.FuzzName => new ProofStep(repository).RunAsync(name, minutes, cancellationToken),
                _ => new ProofStep(repository).RunAsync(name, name, cancellationToken),
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
