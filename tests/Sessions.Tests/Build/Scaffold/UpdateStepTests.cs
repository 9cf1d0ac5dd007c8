using Sessions.Build;
using Sessions.Build.Import;
using Sessions.Build.Reporting;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

internal sealed class UpdateStepTests
{
    private const string Options = "src/Sessions.Acme/AcmeSessionsOptions.cs";

    private ScaffoldClone _clone = null!;
    private string _newer = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clone = new ScaffoldClone();
        await new FakeTools(_clone.Repository).RestoreAsync(CancellationToken.None);
        await new AddStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository))
            .RunAsync("Acme", ScaffoldClone.Spec("bearer.yaml"), new ImportRequest(), _ => { }, CancellationToken.None);
        _newer = Path.Combine(_clone.Repository.Root, "newer.yaml");
        _clone.Write("newer.yaml", (await File.ReadAllTextAsync(ScaffoldClone.Spec("bearer.yaml")))
            .Replace("x-csharp-name: GetNote", "x-csharp-name: ReadNote", StringComparison.Ordinal)
            .Replace("scheme: bearer", "scheme: basic", StringComparison.Ordinal));
    }

    [TearDown]
    public void TearDown() => _clone.Dispose();

    [Test]
    public async Task The_verdict_of_diff_is_told()
    {
        var result = await UpdateAsync();

        Assert.That(string.Join('\n', DiffText.Write(result.Diff)), Does.Contain("breaking").And.Contain("between specs/acme/openapi.yaml and specs/acme/openapi.yaml (new)"));
    }

    [TestCase("specs/acme/openapi.yaml", "ReadNote")]
    [TestCase(Options, "CredentialScheme.Basic")]
    [TestCase("build/Quickstart/Consumer/AcmeFlow.cs", "ReadNoteAsync")]
    [TestCase("README.md", "| Acme | `getNote` | `ReadNoteAsync` |")]
    public async Task What_nobody_changed_is_written_anew(string file, string text)
    {
        await UpdateAsync();

        Assert.That(_clone.Read(file), Does.Contain(text));
    }

    [Test]
    public async Task What_was_written_by_hand_stays_and_is_named()
    {
        _clone.Append(Options, "// mine\n");

        var result = await UpdateAsync();

        Assert.That(result.Kept, Is.EqualTo(new[] { Options }));
        Assert.That(_clone.Read(Options), Does.Contain("CredentialScheme.Bearer").And.EndsWith("// mine\n"));
    }

    [Test]
    public async Task What_no_longer_compiles_is_told_and_nothing_is_undone()
    {
        var result = await UpdateAsync("src/Sessions.Acme/Mine.cs(3,5): error CS1061: no definition for GetNoteAsync");

        Assert.That(result.Errors, Is.EqualTo(new[] { "src/Sessions.Acme/Mine.cs(3,5): error CS1061: no definition for GetNoteAsync" }));
        Assert.That(_clone.Read("specs/acme/openapi.yaml"), Does.Contain("ReadNote"));
    }

    [Test]
    public async Task A_provider_is_removed_without_a_trace_after_an_update()
    {
        await UpdateAsync();

        await new RemoveStep(_clone.Repository, new FakeTools(_clone.Repository)).RunAsync("Acme", force: false, CancellationToken.None);

        Assert.That(_clone.Tree(), Has.None.Contains("cme"));
        Assert.That(_clone.Read("README.md"), Does.Not.Contain("| Acme |"));
    }

    [Test]
    public async Task A_newer_document_that_can_not_be_read_changes_nothing()
    {
        _clone.Write("newer.yaml", "openapi: [");
        var before = _clone.Tree();

        await Assert.ThrowsAsync<BuildFailure>(() => UpdateAsync());

        Assert.That(_clone.Tree(), Is.EqualTo(before));
    }

    [TestCase(null, "basic")]
    [TestCase("none", "none")]
    public async Task The_answer_for_the_credential_is_that_of_before_unless_there_is_another(string? answer, string asked)
    {
        var source = new AnsweredSource();

        await new UpdateStep(_clone.Repository, source, new FakeTools(_clone.Repository)) { Security = answer is null ? null : SecurityAnswer.Parse(answer) }
            .RunAsync("acme", _newer, _ => { }, CancellationToken.None);

        Assert.That(source.Asked!.Security!.Text, Is.EqualTo(asked));
    }

    private Task<UpdateResult> UpdateAsync(params string[] errors) =>
        new UpdateStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository) { Errors = errors })
            .RunAsync("acme", _newer, _ => { }, CancellationToken.None);

    /// <summary>
    /// A source of which the credential was asked for before.
    /// </summary>
    private sealed class AnsweredSource : ISpecSource
    {
        private readonly DialectSpecSource _dialect = new();

        public ImportRequest? Asked { get; private set; }

        public Task<ScaffoldSource> ReadAsync(string name, string file, ImportRequest selection, CancellationToken cancellationToken)
        {
            Asked = selection;
            return _dialect.ReadAsync(name, file, new ImportRequest(), cancellationToken);
        }

        public ImportRequest ReadSelection(string provenance) => new() { Security = SecurityAnswer.Parse("basic") };
    }
}
