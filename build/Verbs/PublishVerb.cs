using System.CommandLine;
using Sessions.Build.Publishing;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Packs, and publishes what a feed does not have.
/// </summary>
internal sealed class PublishVerb : Verb
{
    private readonly Option<string> _source = new("--source", "-s")
    {
        Description = $"The feed: the address of its service index, or a folder. A key is read from the environment variable {PackageFeed.KeyVariable}.",
        HelpName = "feed",
        Required = true,
    };

    private readonly Option<string?> _provider = new("--provider", "-p")
    {
        Description = "The one provider to publish, with Core, which it needs. Without it, all packages.",
        HelpName = "name",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Only say what would be published.",
    };

    protected override void AddOptions(Command command)
    {
        command.Options.Add(_source);
        command.Options.Add(_provider);
        command.Options.Add(_dryRun);
    }

    protected override async Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        // Whatever is wrong with the arguments is said before anything is built.
        var provider = arguments.GetValue(_provider) is { } name ? repository.FindProvider(name) : null;
        var key = Environment.GetEnvironmentVariable(PackageFeed.KeyVariable);
        var feed = PackageFeed.Open(arguments.GetRequiredValue(_source), string.IsNullOrWhiteSpace(key) ? null : key.Trim());
        var packages = PublishStep.Select(await PackVerb.PackAsync(repository, account, cancellationToken), provider);
        var step = new PublishStep(repository.PackagesFolder, feed);
        var publications = await account.StepAsync(
            "publish",
            report => arguments.GetValue(_dryRun)
                ? step.PreviewAsync(packages, cancellationToken)
                : step.RunAsync(packages, report, cancellationToken),
            done => $"{done.Count} packages");
        foreach (var publication in publications)
        {
            account.Detail(PublishStep.Describe(publication));
        }
    }
}
