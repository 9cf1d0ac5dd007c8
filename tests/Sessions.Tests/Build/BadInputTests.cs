using Sessions.Build;

namespace Sessions.Tests.Build;

/// <summary>
/// What every verb says of a clone that is not as it should be: one sentence that names what is wrong and what to do, and an exit code.
/// </summary>
internal sealed class BadInputTests
{
    private const string Provenance = "specs/new/provenance.yaml";
    private const string Project = "src/Sessions.New/Sessions.New.csproj";

    private ReleasedClone _clone = null!;

    [SetUp]
    public void MakeClone()
    {
        _clone = new ReleasedClone();
        _clone.Write("Sessions.Generated.sln", "");
        _clone.Write("nswag.json", "{}");
        _clone.Write("build/allowed-dependencies.txt", "");
        _clone.Write(Provenance, "sources: {}\nrows: []\n");
    }

    [TearDown]
    public void DeleteClone() => _clone.Dispose();

    [TestCase("generate", "specs/new/openapi.yaml", "openapi: [", "specs/new/openapi.yaml(2,1): *")]
    [TestCase("generate", "specs/new/openapi.yaml", "[]", "specs/new/openapi.yaml(1,1): *")]
    [TestCase("generate", "nswag.json", "{", "nswag.json(1,2): This is not JSON.")]
    [TestCase("lint", "specs/new/openapi.yaml", "openapi: [", "specs/new/openapi.yaml(2,1): *")]
    [TestCase("drift --only provenance", Provenance, "rows: [", $"{Provenance}(2,1): This is not YAML: *")]
    [TestCase("drift --only provenance", Provenance, "rows: []", $"{Provenance} has no list of rows, or no sources; write both, *")]
    [TestCase("drift --only provenance", Provenance, "[]", $"{Provenance}(1,1): This is not YAML: *")]
    [TestCase("drift --only provenance", "specs/new/openapi.yaml", "openapi: 3.0.3", "specs/new/openapi.yaml*")]
    [TestCase("drift --only dependencies", "src/Sessions.New/packages.lock.json", "{", "src/Sessions.New/packages.lock.json does not say which packages there are; *")]
    [TestCase("drift --only dependencies", "build/package-lock.json", "[]", "build/package-lock.json does not say which packages there are; *")]
    [TestCase("pack", "artifacts", null, "A file could not be read or written; mend that and run it again: *artifacts*")]
    [TestCase("api", "artifacts", null, "A file could not be read or written; mend that and run it again: *artifacts*")]
    [TestCase("publish --source .", "artifacts", null, "A file could not be read or written; mend that and run it again: *artifacts*")]
    [TestCase("pack", Project, "<Project", "A file could not be read or written; mend that and run it again: *")]
    [TestCase("quickstart", "unused", "", "There are no packages yet; run `dotnet run --project build -- pack` first.")]
    [TestCase("conform --recorded nowhere", "unused", "", "A file could not be read or written; mend that and run it again: *build/checks*")]
    public async Task A_clone_that_is_not_as_it_should_be_is_told_in_one_sentence(string verb, string file, string? content, string sentence)
    {
        File.Delete(_clone.PathTo(file));
        _clone.Write(file, content ?? "A file where a folder should be.");

        var (exitCode, text) = await RunAsync(verb.Split(' '));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text.Split('\n'), Has.Some.Matches<string>(line => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{sentence}", line, ignoreCase: false)), text);
        Assert.That(text, Does.Not.Contain("please report"));
    }

    [Test]
    public async Task A_program_outside_a_clone_says_where_to_run_it()
    {
        using var elsewhere = new TemporaryFolder();
        using var error = new StringWriter();

        var exitCode = await BuildCommand.InvokeAsync(["drift"], TextWriter.Null, error, elsewhere.Path);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.ToString(), Does.StartWith($"No folder above {elsewhere.Path} holds Sessions.Generated.sln; run the program inside a clone"));
    }

    private async Task<(int ExitCode, string Text)> RunAsync(string[] arguments)
    {
        using var text = new StringWriter();
        var exitCode = await BuildCommand.InvokeAsync(arguments, text, text, _clone.Repository.Root);
        return (exitCode, text.ToString().ReplaceLineEndings("\n"));
    }
}
