using Sessions.Build;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

internal sealed class AddStepTests
{
    private static readonly ScaffoldStage[] Stages = Enum.GetValues<ScaffoldStage>();

    private ScaffoldClone _clone = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clone = new ScaffoldClone();
        await new FakeTools(_clone.Repository).RestoreAsync(CancellationToken.None);
    }

    [TearDown]
    public void TearDown() => _clone.Dispose();

    [Test]
    public async Task What_is_added_is_found_as_a_provider()
    {
        var result = await AddAsync("Acme");

        Assert.That(_clone.Repository.FindProvider("acme").Name, Is.EqualTo("Acme"));
        Assert.That((result.Operations, result.PartialLines), Is.EqualTo((2, 21)));
    }

    [TestCase("Sessions.Generated.sln", "src\\Sessions.Acme\\Sessions.Acme.csproj")]
    [TestCase("README.md", "| Acme | `getNote` | `GetNoteAsync` | `GET /v1/notes/{note_id}` |\n\n<!-- /operations -->")]
    [TestCase("CHANGELOG.md", "## Sessions.Acme 0.1.0 (unreleased)")]
    [TestCase("src/Sessions.Acme/AcmeSessionsOptions.cs", "CredentialScheme.Bearer, \"ACME_API_KEY\", \"ACME_BASE_URL\"")]
    [TestCase("build/Quickstart/Consumer/AcmeFlow.cs", "await calls.CallAsync(nameof(client.GetNoteAsync), \"\"\"{\"note_id\":\"note-1\"}\"\"\");")]
    [TestCase("tests/Sessions.Tests/Added/AcmeTests.cs", "AcmeHealthTests() : AddedCredentialHealthTests(\"Acme\")")]
    [TestCase("specs/acme/openapi.yaml", "      x-without-credential: true\n      security: []\n")]
    [TestCase("specs/acme/provenance.yaml", "- element: '#/paths/~1notes~1{note_id}/get'")]
    public async Task An_add_writes_into_its_files_and_into_those_of_all(string file, string text)
    {
        await AddAsync("Acme");

        Assert.That(_clone.Read(file), Does.Contain(text));
    }

    [Test]
    public async Task A_project_of_the_solution_has_all_configurations_of_the_others()
    {
        await AddAsync("Acme");

        var lines = _clone.Read("Sessions.Generated.sln").Split('\n');
        var guid = lines.Single(line => line.Contains("\"Sessions.Acme\"", StringComparison.Ordinal)).Split('"')[^2];
        Assert.That(lines.Count(line => line.StartsWith("\t\t" + guid, StringComparison.Ordinal)), Is.EqualTo(13));
    }

    [Test]
    public async Task A_client_without_a_health_check_is_neither_shown_nor_tested_with_one()
    {
        var step = new AddStep(_clone.Repository, new DocumentSpecSource(), new FakeTools(_clone.Repository));

        await step.RunAsync("Acme", ScaffoldClone.Spec("vendor.yaml"), new ImportRequest { HealthCheck = "none" }, _ => { }, CancellationToken.None);

        Assert.That(_clone.Read("src/Sessions.Acme/README.md"), Does.Not.Contain("CheckHealthAsync"));
        Assert.That(_clone.Read("tests/Sessions.Tests/Added/AcmeTests.cs"), Does.Contain("AddedCredentialTests").And.Not.Contain("Health"));
    }

    [TestCaseSource(nameof(Stages))]
    public async Task An_add_that_fails_at_a_stage_leaves_nothing_behind(ScaffoldStage stage)
    {
        var before = _clone.Tree();

        await Assert.ThrowsAsync<IOException>(() => AddAsync("Acme", reached => ThrowAt(reached, stage)));

        Assert.That(_clone.Tree(), Is.EquivalentTo(before));
    }

    [TestCaseSource(nameof(Stages))]
    public async Task An_add_that_is_stopped_at_a_stage_leaves_nothing_behind(ScaffoldStage stage)
    {
        var before = _clone.Tree();
        using var stop = new CancellationTokenSource();

        await Assert.CatchAsync<OperationCanceledException>(() => AddAsync("Acme", reached => StopAt(reached, stage, stop), stop.Token));

        Assert.That(_clone.Tree(), Is.EquivalentTo(before));
    }

    [Test]
    public async Task An_add_whose_client_does_not_compile_leaves_nothing_behind()
    {
        var before = _clone.Tree();
        var step = new AddStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository) { Errors = ["A.cs(1,1): error CS0542"] });

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => step.RunAsync("Acme", ScaffoldClone.Spec("bearer.yaml"), new ImportRequest(), _ => { }, CancellationToken.None));

        Assert.That(failure!.Details, Is.EqualTo(new[] { "A.cs(1,1): error CS0542" }));
        Assert.That(_clone.Tree(), Is.EquivalentTo(before));
    }

    [Test]
    public async Task Adding_twice_is_refused()
    {
        await AddAsync("Acme");

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => AddAsync("ACME"));

        Assert.That(failure!.Message, Is.EqualTo("There is a provider Acme already; `update Acme` takes a newer document, `remove Acme` undoes it."));
    }

    [TestCase("acme", "PascalCase")]
    [TestCase("Ac-me", "PascalCase")]
    [TestCase("9Lives", "PascalCase")]
    [TestCase("", "PascalCase")]
    [TestCase("../Acme", "PascalCase")]
    [TestCase("ORQ", "There is a provider Orq already")]
    [TestCase("Core", "is the name of something else")]
    [TestCase("Con", "is the name of something else")]
    [TestCase("Page", "is the name of something else")]
    public async Task A_name_that_can_not_be_is_refused_in_one_sentence(string name, string reason)
    {
        var before = _clone.Tree();

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => AddAsync(name));

        Assert.That(failure!.Message, Does.Contain(reason).And.Not.Contain("\n"));
        Assert.That(_clone.Tree(), Is.EquivalentTo(before));
    }

    [Test]
    public async Task A_document_that_is_not_there_is_refused_in_one_sentence()
    {
        var step = new AddStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository));

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => step.RunAsync("Acme", "nowhere.yaml", new ImportRequest(), _ => { }, CancellationToken.None));

        Assert.That(failure!.Message, Is.EqualTo("There is no file nowhere.yaml; name the OpenAPI document with --spec."));
    }

    private static void ThrowAt(ScaffoldStage reached, ScaffoldStage stage)
    {
        if (reached == stage)
        {
            throw new IOException("No space left on device");
        }
    }

    private static void StopAt(ScaffoldStage reached, ScaffoldStage stage, CancellationTokenSource stop)
    {
        if (reached == stage)
        {
            stop.Cancel();
        }
    }

    private Task<ScaffoldResult> AddAsync(string name, Action<ScaffoldStage>? reached = null, CancellationToken cancellationToken = default)
    {
        var step = new AddStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository)) { Reached = reached ?? (_ => { }) };
        return step.RunAsync(name, ScaffoldClone.Spec("bearer.yaml"), new ImportRequest(), _ => { }, cancellationToken);
    }
}
