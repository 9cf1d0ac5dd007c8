using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Scaffold;

namespace Sessions.Build.Verbs;

/// <summary>
/// Undoes what made a provider.
/// </summary>
internal sealed class RemoveVerb : Verb
{
    private readonly Argument<string> _name = new("name") { Description = "The provider." };

    private readonly Option<bool> _force = new("--force") { Description = "Remove hand-written work, too." };

    protected override void AddOptions(Command command)
    {
        command.Arguments.Add(_name);
        command.Options.Add(_force);
    }

    protected override Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken) =>
        account.StepAsync(
            "remove",
            _ => new RemoveStep(repository, new ScaffoldTools(repository)).RunAsync(arguments.GetValue(_name)!, arguments.GetValue(_force), cancellationToken),
            files => $"{files} files, and the lines that `add` wrote into others");
}
