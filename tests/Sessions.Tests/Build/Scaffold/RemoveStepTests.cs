using Sessions.Build;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

internal sealed class RemoveStepTests
{
    private const string Options = "src/Sessions.Acme/AcmeSessionsOptions.cs";

    private ScaffoldClone _clone = null!;
    private IReadOnlyList<string> _before = [];

    [SetUp]
    public async Task SetUp()
    {
        _clone = new ScaffoldClone();
        await new FakeTools(_clone.Repository).RestoreAsync(CancellationToken.None);
        _before = _clone.Tree();
        await AddAsync("Acme");
    }

    [TearDown]
    public void TearDown() => _clone.Dispose();

    [Test]
    public async Task Remove_gives_the_tree_from_before_the_add()
    {
        await RemoveAsync("acme");

        Assert.That(Files(_clone.Tree()), Is.EqualTo(Files(_before)));
    }

    [Test]
    public async Task Providers_are_removed_in_any_order()
    {
        await AddAsync("Beta");

        await RemoveAsync("Acme");
        await RemoveAsync("Beta");

        Assert.That(Files(_clone.Tree()), Is.EqualTo(Files(_before)));
    }

    [Test]
    public async Task A_provider_that_is_not_there_is_refused_with_those_that_are()
    {
        var failure = await Assert.ThrowsAsync<BuildFailure>(() => RemoveAsync("Nobody"));

        Assert.That(failure!.Message, Is.EqualTo("There is no provider 'Nobody'; choose one of Acme, Orq."));
    }

    [Test]
    public async Task A_provider_that_was_made_by_hand_is_refused()
    {
        var failure = await Assert.ThrowsAsync<BuildFailure>(() => RemoveAsync("Orq"));

        Assert.That(failure!.Message, Does.StartWith("Orq was not made by `add`"));
    }

    [Test]
    public async Task Hand_written_work_is_named_and_stays()
    {
        _clone.Append(Options, "// mine\n");
        _clone.Write("src/Sessions.Acme/AcmeSessionsClient.Convenience.cs", "// mine\n");
        var edited = _clone.Tree();

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => RemoveAsync("Acme"));

        Assert.That(failure!.Details, Is.EqualTo(new[]
        {
            "src/Sessions.Acme/AcmeSessionsClient.Convenience.cs is not of `add`, and not committed", $"{Options} is no longer what `add` wrote, and not committed",
        }));
        Assert.That(_clone.Tree(), Is.EqualTo(edited));
    }

    [Test]
    public async Task Hand_written_work_goes_by_force()
    {
        _clone.Append(Options, "// mine\n");

        await RemoveAsync("Acme", force: true);

        Assert.That(Files(_clone.Tree()), Is.EqualTo(Files(_before)));
    }

    [Test]
    public async Task Lines_that_were_edited_in_a_file_of_all_are_named()
    {
        _clone.Write("CHANGELOG.md", _clone.Read("CHANGELOG.md").Replace("- First release: a typed client for 2", "- A typed client for 2", StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => RemoveAsync("Acme"));

        Assert.That(failure!.Details, Is.EqualTo(new[] { "CHANGELOG.md no longer has the lines that `add` wrote, so they would stay" }));
    }

    [Test]
    public async Task A_remove_that_is_stopped_changes_nothing()
    {
        var added = _clone.Tree();

        await Assert.ThrowsAsync<OperationCanceledException>(() => new RemoveStep(_clone.Repository, new FakeTools(_clone.Repository)).RunAsync("Acme", force: false, new CancellationToken(canceled: true)));

        Assert.That(_clone.Tree(), Is.EqualTo(added));
    }

    // Git knows no folders, and one that has no files is of no consequence.
    private static IEnumerable<string> Files(IEnumerable<string> tree) => tree.Where(entry => !entry.EndsWith(" folder", StringComparison.Ordinal));

    private Task<ScaffoldResult> AddAsync(string name) => new AddStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository))
        .RunAsync(name, ScaffoldClone.Spec("bearer.yaml"), new ImportRequest(), _ => { }, CancellationToken.None);

    private Task<int> RemoveAsync(string name, bool force = false) => new RemoveStep(_clone.Repository, new FakeTools(_clone.Repository)).RunAsync(name, force, CancellationToken.None);
}
