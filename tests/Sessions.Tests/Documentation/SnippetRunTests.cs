namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class SnippetRunTests
{
    private static readonly IEnumerable<Snippet> Snippets = SnippetTests.Files.SelectMany(file => MarkdownFile.Read(file).Snippets("csharp"));

    private static readonly IEnumerable<Snippet> Examples = ExampleTests.Providers.SelectMany(ExampleTests.Examples);

    [TestCaseSource(nameof(Snippets))]
    public async Task A_snippet_of_a_readme_runs_on_the_sandbox_as_it_stands(object snippet)
    {
        var run = await SnippetProgram.RunAsync((Snippet)snippet);

        Assert.That(run.Succeeded, Is.True, () => string.Join('\n', run.Lines));
    }

    [TestCaseSource(nameof(Examples))]
    public async Task An_example_of_the_documentation_runs_on_the_sandbox_as_it_stands(object example)
    {
        var run = await SnippetProgram.RunAsync((Snippet)example);

        Assert.That(run.Succeeded, Is.True, () => string.Join('\n', run.Lines));
    }

    [Test]
    public async Task A_snippet_that_fails_when_it_runs_is_found()
    {
        var run = await SnippetProgram.RunAsync(new Snippet("some.md", 1, """
            using Sessions.Orq;

            using var client = new OrqSessionsClient(new OrqSessionsOptions());
            await client.GetSessionAsync("no-such-session");
            """));

        Assert.That(run.Succeeded, Is.False);
        Assert.That(run.Lines, Has.Some.Contains("SessionsNotFoundException"));
    }
}
