using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Says what changed between two versions of a spec, what it means for users, and which version of the package it demands.
/// </summary>
internal sealed class DiffVerb : Verb
{
    private readonly Option<string> _from = new("--from", "-f")
    {
        Description = "The older version: an OpenAPI document, or a commit, tag or branch.",
        HelpName = "file or commit",
        Required = true,
    };

    private readonly Option<string?> _to = new("--to", "-t")
    {
        Description = "The newer version: an OpenAPI document. Without it, the provider's spec as it is.",
        HelpName = "file",
    };

    private readonly Option<string?> _provider = new("--provider", "-p")
    {
        Description = "The provider. Without it, all, or the one that the file fits.",
        HelpName = "name",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write JSON instead of lines." };

    protected override void AddOptions(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_provider);
        command.Options.Add(_json);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var provider = arguments.GetValue(_provider) is { } name ? repository.FindProvider(name) : null;
        var diffs = await new DiffStep(repository).RunAsync(
            arguments.GetValue(_from)!, arguments.GetValue(_to), provider, cancellationToken);

        // Not through the account: a terminal's would break lines at its width, and places with them.
        IEnumerable<string> lines = arguments.GetValue(_json) ? [DiffJson.Write(diffs)] : diffs.SelectMany(DiffText.Write);
        foreach (var line in lines)
        {
            await arguments.InvocationConfiguration.Output.WriteLineAsync(line);
        }
    }
}
