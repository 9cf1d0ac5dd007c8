using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Shows that what clients and sandbox say to each other is what the specs allow.
/// </summary>
internal sealed class ConformVerb : Verb
{
    private readonly Option<string?> _recorded = new("--recorded", "-r")
    {
        Description = "A folder of exchanges that a test run has recorded already. Without it, the tests are run.",
        HelpName = "folder",
    };

    protected override void AddOptions(Command command)
    {
        command.Options.Add(_recorded);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var step = new ConformStep(repository);
        await account.StepAsync("validator", async _ =>
        {
            await step.TestValidatorAsync(cancellationToken);
            return true;
        }, _ => "passes its own tests");
        var folder = arguments.GetValue(_recorded)
            ?? await account.StepAsync("tests", _ => step.RecordAsync(cancellationToken), _ => "pass, and recorded what their sandboxes heard and said");
        var report = await account.StepAsync(
            "conform",
            _ => step.CheckAsync(folder, repository.FindProviders(), cancellationToken),
            report => $"{StepLine.Count(report.Exchanges)} exchanges of {StepLine.Count(report.Files)} sandboxes, all as the specs say");
        foreach (var line in report.Describe())
        {
            account.Detail(line);
        }
    }
}
