using System.CommandLine;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Build.Verbs;

/// <summary>
/// Checks the specs and the generator's configuration.
/// </summary>
internal sealed class LintVerb : Verb
{
    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var providers = repository.FindProviders();
        var specs = new SpecsStep(repository);
        var generate = new GenerateStep(repository);
        await account.StepAsync("specs", async _ =>
        {
            await specs.CheckSpecsAsync(providers, cancellationToken);
            return providers.Count;
        }, count => $"{count} specs hold nothing that the generator would pass over");
        await account.StepAsync("nswag.json", async _ =>
        {
            var generator = await generate.RestoreAsync(cancellationToken);
            await specs.CheckConfigurationAsync(await GenerateStep.WriteCompleteConfigurationAsync(generator, cancellationToken), cancellationToken);
            return true;
        }, _ => "every key is a setting of the generator");
        await account.StepAsync("redocly", async report =>
        {
            await new RedoclyStep(repository).RunAsync(providers, report, cancellationToken);
            return providers.Count;
        }, count => $"{count} specs pass");
    }
}
