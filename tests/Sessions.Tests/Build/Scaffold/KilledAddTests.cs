using Sessions.Build;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

/// <summary>
/// What is left of an add whose process was killed: it could undo nothing.
/// </summary>
internal sealed class KilledAddTests
{
    private static readonly ScaffoldStage[] Stages = Enum.GetValues<ScaffoldStage>();

    private ScaffoldClone _clone = null!;
    private IReadOnlyList<string> _before = [];

    [SetUp]
    public async Task SetUp()
    {
        _clone = new ScaffoldClone();
        await new FakeTools(_clone.Repository).RestoreAsync(CancellationToken.None);
        _before = Files(_clone);
    }

    [TearDown]
    public void TearDown() => _clone.Dispose();

    [TestCaseSource(nameof(Stages))]
    public async Task Remove_takes_it_away(ScaffoldStage stage)
    {
        using var killed = await KilledAsync(stage);

        await RemoveAsync(killed, "acme");

        Assert.That(Files(killed), Is.EqualTo(_before));
    }

    [TestCaseSource(nameof(Stages))]
    public async Task The_next_add_says_how_to_take_it_away(ScaffoldStage stage)
    {
        using var killed = await KilledAsync(stage);

        Assert.That(
            async () => await AddAsync(killed, "Beta"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                "An `add Acme` is still running, or was killed and has left files behind; wait for it, or take them away with `remove Acme`."));
    }

    [Test]
    public async Task The_next_remove_of_another_provider_says_the_same()
    {
        using var killed = await KilledAsync(ScaffoldStage.Build);

        Assert.That(async () => await RemoveAsync(killed, "Orq"), Throws.TypeOf<BuildFailure>().With.Message.Contains("`remove Acme`"));
    }

    [Test]
    public async Task An_add_works_after_it_was_taken_away()
    {
        using var killed = await KilledAsync(ScaffoldStage.Restore);
        await RemoveAsync(killed, "Acme");

        await AddAsync(killed, "Acme");

        Assert.That(killed.Read("README.md"), Does.Contain("| Acme |"));
    }

    [Test]
    public async Task A_file_of_all_providers_that_was_changed_since_stays_and_is_named()
    {
        using var killed = await KilledAsync(ScaffoldStage.Build);
        killed.Append("README.md", "Mine.\n");

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => RemoveAsync(killed, "Acme"));

        Assert.That(failure!.Details, Is.EqualTo(new[] { "README.md" }));
        Assert.That(killed.Read("README.md"), Does.EndWith("Mine.\n"));
        Assert.That(Files(killed).Where(file => file.Contains("cme", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_line_that_was_cut_by_the_kill_is_passed_over()
    {
        using var killed = await KilledAsync(ScaffoldStage.Build);
        killed.Append("artifacts/adding.jsonl", "{\"File\": \"READ");

        await RemoveAsync(killed, "Acme");

        Assert.That(Files(killed), Is.EqualTo(_before));
    }

    [Test]
    public async Task An_add_that_ends_leaves_no_journal()
    {
        await AddAsync(_clone, "Acme");

        Assert.That(Files(_clone).Where(file => file.StartsWith("artifacts/", StringComparison.Ordinal)), Is.Empty);
    }

    // The clone as it was when the add reached a stage.
    private async Task<ScaffoldClone> KilledAsync(ScaffoldStage stage)
    {
        var killed = new ScaffoldClone();
        await AddAsync(_clone, "Acme", reached => CopyAt(reached, stage, killed));
        return killed;
    }

    private void CopyAt(ScaffoldStage reached, ScaffoldStage stage, ScaffoldClone copy)
    {
        if (reached == stage)
        {
            foreach (var path in Directory.EnumerateFiles(_clone.Repository.Root, "*", SearchOption.AllDirectories))
            {
                var target = copy.Repository.PathTo(_clone.Repository.Name(path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(path, target, overwrite: true);
            }
        }
    }

    private static Task AddAsync(ScaffoldClone clone, string name, Action<ScaffoldStage>? reached = null) =>
        new AddStep(clone.Repository, new DialectSpecSource(), new FakeTools(clone.Repository)) { Reached = reached ?? (_ => { }) }
            .RunAsync(name, ScaffoldClone.Spec("bearer.yaml"), new ImportRequest(), _ => { }, CancellationToken.None);

    private static Task<int> RemoveAsync(ScaffoldClone clone, string name) =>
        new RemoveStep(clone.Repository, new FakeTools(clone.Repository)).RunAsync(name, force: false, CancellationToken.None);

    private static IReadOnlyList<string> Files(ScaffoldClone clone) => [.. clone.Tree().Where(entry => !entry.EndsWith(" folder", StringComparison.Ordinal))];
}
