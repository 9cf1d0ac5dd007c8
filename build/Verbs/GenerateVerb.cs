using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Generates the code of all providers, or of one.
/// </summary>
internal sealed class GenerateVerb : Verb
{
    private readonly Option<string?> _provider = new("--provider", "-p")
    {
        Description = "The one provider to generate. Without it, all.",
        HelpName = "name",
    };

    /// <summary>
    /// Runs the step and tells what each provider gave.
    /// </summary>
    public static async Task GenerateAsync(
        Repository repository, IReadOnlyList<Provider> providers, IAccount account, CancellationToken cancellationToken)
    {
        var generated = await account.StepAsync(
            "generate",
            report => new GenerateStep(repository).RunAsync(providers, report, cancellationToken),
            results => $"{StepLine.Count(results.Sum(result => result.Lines))} lines from {results.Count} {(results.Count == 1 ? "spec" : "specs")}");
        account.Detail(string.Join(" · ", generated.Select(result => $"{result.Provider.Name} {StepLine.Count(result.Lines)}")));
    }

    protected override void AddOptions(Command command) => command.Options.Add(_provider);

    protected override Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken) =>
        GenerateAsync(
            repository,
            arguments.GetValue(_provider) is { } name ? [repository.FindProvider(name)] : repository.FindProviders(),
            account,
            cancellationToken);
}
