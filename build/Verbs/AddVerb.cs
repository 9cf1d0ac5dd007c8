using System.CommandLine;
using Sessions.Build.Import;
using Sessions.Build.Import.Operations;
using Sessions.Build.Reporting;
using Sessions.Build.Scaffold;

namespace Sessions.Build.Verbs;

/// <summary>
/// Makes a provider of a document.
/// </summary>
internal sealed class AddVerb : Verb
{
    private readonly Argument<string> _name = new("name") { Description = "What the provider is called in C#, such as Acme." };

    private readonly Option<string> _spec = new("--spec", "-s")
    {
        Description = "The OpenAPI document.",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string[]> _tags = new("--tag") { Description = "Take the operations of this tag; may be given several times.", HelpName = "tag" };

    private readonly Option<string[]> _paths = new("--path") { Description = "Take the operations of this path, or of all that begin so when it ends with *; may be given several times.", HelpName = "path" };

    private readonly Option<string[]> _pagination = new("--pagination")
    {
        Description = $"How listings are paged, where the document does not tell: {PaginationAnswer.Form}.",
        HelpName = "answer",
    };

    private readonly Option<string?> _security = new("--security")
    {
        Description = $"The credential of the operations, where the document does not tell: {SecurityAnswer.Form}.",
        HelpName = "answer",
    };

    private readonly Option<string?> _healthCheck = new("--health-check")
    {
        Description = $"The operation whose call shows that address and credential work and changes nothing, by its C# name or its id in the document; {HealthCallChoice.None} for a client without such a call.",
        HelpName = "operation",
    };

    private readonly Option<string?> _baseAddress = new("--base-address") { Description = "The address of the provider, in place of the one in the document.", HelpName = "address" };

    private readonly Option<bool> _skipTests = new("--skip-tests") { Description = "Don't run the tests of the new provider; `dotnet test` does." };

    protected override void AddOptions(Command command)
    {
        command.Options.Add(_skipTests);
        command.Arguments.Add(_name);
        command.Options.Add(_spec);
        command.Options.Add(_tags);
        command.Options.Add(_paths);
        command.Options.Add(_pagination);
        command.Options.Add(_security);
        command.Options.Add(_healthCheck);
        command.Options.Add(_baseAddress);
    }

    protected override async Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var name = arguments.GetValue(_name)!;
        var request = new ImportRequest
        {
            Tags = arguments.GetValue(_tags) ?? [],
            Paths = arguments.GetValue(_paths) ?? [],
            Pagination = [.. (arguments.GetValue(_pagination) ?? []).Select(PaginationAnswer.Parse)],
            Security = arguments.GetValue(_security) is { } security ? SecurityAnswer.Parse(security) : null,
            HealthCheck = arguments.GetValue(_healthCheck),
            BaseAddress = arguments.GetValue(_baseAddress),
        };
        var runsTests = !arguments.GetValue(_skipTests);
        var result = await account.StepAsync(
            "add",
            report => new AddStep(repository, new DocumentSpecSource(), new ScaffoldTools(repository)) { RunsTests = runsTests }
                .RunAsync(name, arguments.GetValue(_spec)!, request, report, cancellationToken),
            result => $"{result.Name}: {result.Operations} {(result.Operations == 1 ? "operation" : "operations")}, "
                + $"{StepLine.Count(result.GeneratedLines)} lines of C# generated and {StepLine.Count(result.PartialLines)} to go on with, "
                + $"{result.Files} new files; built for all targets{(runsTests ? ", and its tests pass" : string.Empty)}");
        foreach (var note in result.Notes)
        {
            account.Detail(note);
        }

        account.Line($"`git status` shows what is new; `dotnet run --project build` includes {name} from now on.");
    }
}
