using Sessions.Build;
using Sessions.Build.Releases;
using Sessions.Build.Reporting;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

internal sealed class DiffStepTests
{
    private ReleasedClone _clone = null!;

    [SetUp]
    public void MakeClone() => _clone = new ReleasedClone();

    [TearDown]
    public void DeleteClone() => _clone.Dispose();

    [TestCase("HEAD")]
    [TestCase("v1")]
    public async Task A_commit_is_compared_with_what_there_is_now(string reference)
    {
        await _clone.CommitAsync("v1");
        _clone.WriteSpec("b: {type: string}");

        Assert.That(await LinesAsync(reference), Is.EqualTo(new[]
        {
            $"New: 1 breaking, 1 additive between {reference}:specs/new/openapi.yaml and specs/new/openapi.yaml",
            "  breaking       GetThing response 200.a: was removed",
            "                 member-removed: the C# member vanishes (read; GetThing)",
            $"                 from {reference}:specs/new/openapi.yaml:12 /paths/~1things/get/responses/200/content/application~1json/schema/properties/a",
            "                 to   specs/new/openapi.yaml:12 /paths/~1things/get/responses/200/content/application~1json/schema/properties",
            "  additive       GetThing response 200.b: was added",
            "                 member-added-optional: one member more (read; GetThing)",
            $"                 from {reference}:specs/new/openapi.yaml:12 /paths/~1things/get/responses/200/content/application~1json/schema/properties",
            "                 to   specs/new/openapi.yaml:12 /paths/~1things/get/responses/200/content/application~1json/schema/properties/b",
            "Sessions.New: 0.1.0 becomes 0.2.0",
        }));
    }

    [Test]
    public async Task A_version_that_was_raised_already_is_said_to_be_enough()
    {
        await _clone.CommitAsync();
        _clone.WriteSpec("b: {type: string}");
        _clone.WriteVersion("0.3.0");

        Assert.That((await LinesAsync("HEAD"))[^1], Is.EqualTo("Sessions.New: 0.1.0 becomes 0.2.0; the project says 0.3.0 already, which is enough"));
    }

    [Test]
    public async Task A_file_is_compared_with_the_spec_of_the_provider_that_it_fits()
    {
        var file = _clone.Write("published.yaml", ReleasedClone.SpecWith("a: {type: string}"));

        Assert.That(await LinesAsync(file), Is.EqualTo([
            "New: no differences between published.yaml and specs/new/openapi.yaml",
            "Sessions.New: 0.1.0 may stay",
        ]));
    }

    [Test]
    public async Task Two_files_need_no_provider()
    {
        var from = _clone.Write("a.yaml", "openapi: 3.0.3\npaths: {}\n");
        var to = _clone.Write("b.json", "{\"openapi\": \"3.1.0\", \"paths\": {}}");

        Assert.That(await LinesAsync(from, to), Is.EqualTo(["Documents: no differences between a.yaml and b.json"]));
    }

    [Test]
    public async Task A_commit_without_the_spec_leaves_nothing_to_compare()
    {
        File.Delete(_clone.PathTo(ReleasedClone.Spec));
        await _clone.CommitAsync();
        _clone.WriteSpec("a: {type: string}");

        Assert.That(await LinesAsync("HEAD"), Is.EqualTo(["New: HEAD:specs/new/openapi.yaml does not exist, so there is nothing to compare with."]));
    }

    [Test]
    public async Task A_file_that_fits_no_provider_is_refused()
    {
        var file = _clone.Write("other.yaml", "openapi: 3.0.3\npaths: {/elsewhere: {get: {responses: {}}}}\n");

        await Assert.ThatAsync(
            () => LinesAsync(file),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                "other.yaml has no operation in common with any provider's spec; say with --provider which one is meant."));
    }

    [Test]
    public async Task What_is_no_file_in_a_folder_without_history_is_refused()
    {
        await Assert.ThatAsync(
            () => LinesAsync("v1.2.0"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                $"There is no file 'v1.2.0', and {_clone.Repository.Root} is not a Git repository, so it names no commit either; name a file."));
    }

    [TestCase("v1.2.0")]
    [TestCase("--all")]
    [TestCase("missing.yaml")]
    public async Task What_is_neither_a_file_nor_a_commit_is_refused(string reference)
    {
        await _clone.CommitAsync();

        await Assert.ThatAsync(
            () => LinesAsync(reference),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                $"'{reference}' is neither a file nor a commit, tag or branch of this repository; name one of them."));
    }

    [TestCase("missing.yaml", "missing.yaml does not exist; name an OpenAPI document.")]
    [TestCase("specs", "specs is a folder; name the OpenAPI document in it.")]
    public async Task A_newer_document_that_can_not_be_read_is_refused(string name, string sentence)
    {
        await Assert.ThatAsync(
            () => LinesAsync(_clone.PathTo(ReleasedClone.Spec), _clone.PathTo(name)), Throws.TypeOf<BuildFailure>().With.Message.EqualTo(sentence));
    }

    [Test]
    public async Task A_newer_file_and_a_commit_need_a_provider()
    {
        await _clone.CommitAsync();

        await Assert.ThatAsync(
            () => LinesAsync("HEAD", _clone.PathTo(ReleasedClone.Spec)),
            Throws.TypeOf<BuildFailure>().With.Message.EndsWith(
                "could belong to any provider; say with --provider whose spec at HEAD it is compared with."));
    }

    [Test]
    public async Task A_broken_spec_in_history_is_refused_with_its_place()
    {
        _clone.Write(ReleasedClone.Spec, "a: [");
        await _clone.CommitAsync();
        _clone.WriteSpec("a: {type: string}");

        await Assert.ThatAsync(
            () => LinesAsync("HEAD"),
            Throws.TypeOf<BuildFailure>().With.Message.StartsWith("HEAD:specs/new/openapi.yaml is not valid YAML at line "));
    }

    [Test]
    public async Task JSON_says_the_same_for_machines()
    {
        var file = _clone.Write("old.yaml", ReleasedClone.SpecWith("a: {type: string}, b: {type: string}"));
        var json = DiffJson.Write(await RunAsync(file));

        Assert.That(json, Does.Contain("\"impact\": \"breaking\"").And.Contain("\"rule\": \"member-removed\"").And.Contain("\"versionDemanded\": \"0.2.0\"")
            .And.Contain("\"pointer\": \"/paths/~1things/get/responses/200/content/application~1json/schema/properties/b\""));
    }

    private async Task<IReadOnlyList<string>> LinesAsync(string from, string? to = null) => [.. (await RunAsync(from, to)).SelectMany(DiffText.Write)];

    private Task<IReadOnlyList<SpecDiff>> RunAsync(string from, string? to = null) =>
        new DiffStep(_clone.Repository).RunAsync(from, to, provider: null, CancellationToken.None);
}
