using Sessions.Build;

namespace Sessions.Tests.Build;

internal sealed class CommandLineTests
{
    private static readonly string Providers = string.Join(", ", ProviderPackage.All.Select(package => package.Name));

    [Test]
    public async Task Help_names_every_verb()
    {
        var (exitCode, output, _) = await RunAsync("--help");

        Assert.That(exitCode, Is.Zero);
        string[] verbs = ["add", "update", "remove", "generate", "drift", "diff", "lint", "conform", "pack", "api", "publish", "quickstart", "sandbox", "prove", "bench"];
        Assert.That(verbs, Is.All.Matches((string? verb) => output.Contains(verb!, StringComparison.Ordinal)));
    }

    [TestCase("Unrecognized command or argument 'generat'.", "generat")]
    [TestCase("Unrecognized command or argument '--force'.", "generate", "--force")]
    [TestCase("There is no provider 'Nobody'; choose one of *.", "generate", "--provider", "Nobody")]
    [TestCase("Argument 'luck' not recognized. Must be one of:\n\t'hostile'\n\t'ids'\n\t'concurrency'\n\t'load'\n\t'jobs'\n\t'page'\n\t'fuzz'\n\t'add'\n\t'mutation'\n\t'frameworks'\n\t'consumers'", "prove", "--only", "luck")]
    [TestCase("Argument 'luck' not recognized. Must be one of:\n\t'generated'\n\t'provenance'\n\t'versions'\n\t'packages'\n\t'api'\n\t'dependencies'\n\t'snippets'", "drift", "--only", "luck")]
    [TestCase("A port is a number from 0 to 65535.", "sandbox", "--port", "70000")]
    [TestCase("Cannot parse argument 'http' for option '--port' as expected type 'System.Int32'.", "sandbox", "--port", "http")]
    [TestCase("Required argument missing for option: '--recorded'.", "conform", "--recorded")]
    [TestCase("Required argument missing for option: '--provider'.", "generate", "--provider")]
    [TestCase("Option '--from' is required.", "diff")]
    [TestCase("There is no provider 'Nobody'; choose one of *.", "diff", "--from", "HEAD", "--provider", "Nobody")]
    [TestCase(". is a folder; name an OpenAPI document, or a commit, tag or branch.", "diff", "--from", ".")]
    public async Task A_wrong_argument_is_one_sentence_on_the_error_output(string sentence, params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Trim(), Is.EqualTo(sentence.Replace("*", Providers, StringComparison.Ordinal)));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await BuildCommand.InvokeAsync(arguments, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
