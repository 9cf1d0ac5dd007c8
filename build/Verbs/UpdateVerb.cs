using System.CommandLine;
using Sessions.Build.Import;
using Sessions.Build.Reporting;
using Sessions.Build.Scaffold;

namespace Sessions.Build.Verbs;

/// <summary>
/// Takes a newer document of a provider.
/// </summary>
internal sealed class UpdateVerb : Verb
{
    private readonly Argument<string> _name = new("name") { Description = "The provider." };

    private readonly Option<string> _spec = new("--spec", "-s")
    {
        Description = "The newer OpenAPI document; what was taken of the older one is taken of it.",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string?> _security = new("--security")
    {
        Description = $"The credential of the operations, where the newer document does not tell, in place of what was answered before: {SecurityAnswer.Form}.",
        HelpName = "answer",
    };

    protected override void AddOptions(Command command)
    {
        command.Arguments.Add(_name);
        command.Options.Add(_spec);
        command.Options.Add(_security);
    }

    protected override async Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var name = arguments.GetValue(_name)!;
        var security = arguments.GetValue(_security) is { } answer ? SecurityAnswer.Parse(answer) : null;
        var result = await account.StepAsync(
            "update",
            report => new UpdateStep(repository, new DocumentSpecSource(), new ScaffoldTools(repository)) { Security = security }.RunAsync(name, arguments.GetValue(_spec)!, report, cancellationToken),
            result => result.Errors.Count == 0 ? "written, and built for all targets" : "written, but it does not compile");
        foreach (var line in DiffText.Write(result.Diff).Concat(result.Notes))
        {
            account.Line(line);
        }

        foreach (var path in result.Kept)
        {
            account.Line($"{path} is written by hand and stays as it is.");
        }

        if (result.Errors.Count > 0)
        {
            throw new BuildFailure(
                $"The newer document was taken, but what was written by hand for {name} no longer fits it; mend what stands below, or undo all with `git restore`.",
                result.Errors);
        }
    }
}
