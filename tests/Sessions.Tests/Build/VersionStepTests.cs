using Sessions.Build;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

internal sealed class VersionStepTests
{
    private const string OneMore = "a: {type: string}, b: {type: string}";
    private const string Another = "b: {type: string}";

    private ReleasedClone _clone = null!;

    [SetUp]
    public void MakeClone() => _clone = new ReleasedClone();

    [TearDown]
    public void DeleteClone() => _clone.Dispose();

    [Test]
    public async Task A_folder_without_history_is_said_not_to_be_compared()
    {
        Assert.That(await RunAsync(), Is.EqualTo("not compared: this is not a Git repository, and releases are its tags"));
    }

    [Test]
    public async Task Without_a_release_every_version_is_free()
    {
        await _clone.CommitAsync();
        _clone.WriteSpec(Another);

        Assert.That(await RunAsync(), Is.EqualTo("nothing has been released yet, so every version is free"));
    }

    [TestCase("New/0.1.0", "0.1.0", "a: {type: string}")]
    [TestCase("New/0.1.0", "0.1.1", OneMore)]
    [TestCase("New/0.1.0", "0.2.0", Another)]
    [TestCase("New/1.2.3", "1.3.0", OneMore)]
    [TestCase("New/1.2.3", "2.0.0", Another)]
    public async Task A_version_that_is_high_enough_passes(string release, string version, string members)
    {
        await _clone.CommitAsync(release);
        _clone.WriteSpec(members);
        _clone.WriteVersion(version);

        Assert.That(await RunAsync(), Is.EqualTo($"high enough for what changed since {release}"));
    }

    [TestCase("New/0.1.0", "0.1.0", OneMore, "1 additive since New/0.1.0 demands 0.1.1 at least")]
    [TestCase("New/0.1.0", "0.1.9", Another, "1 breaking, 1 additive since New/0.1.0 demand 0.2.0 at least")]
    [TestCase("New/1.2.3", "1.2.4", OneMore, "1 additive since New/1.2.3 demands 1.3.0 at least")]
    [TestCase("New/1.2.3", "1.3.0", Another, "1 breaking, 1 additive since New/1.2.3 demand 2.0.0 at least")]
    [TestCase("New/0.2.0", "0.1.0", "a: {type: string}", "no differences since New/0.2.0 demand 0.2.0 at least")]
    public async Task A_version_that_is_too_low_is_drift(string release, string version, string members, string detail)
    {
        await _clone.CommitAsync(release);
        _clone.WriteSpec(members);
        _clone.WriteVersion(version);

        await Assert.ThatAsync(
            RunAsync,
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).One.EqualTo(
                $"src/Sessions.New/Sessions.New.csproj says {version}; {detail}; see `dotnet run --project build -- diff --from {release} --provider New`"));
    }

    [Test]
    public async Task The_highest_release_counts_and_tags_of_others_do_not()
    {
        await _clone.CommitAsync("New/0.9.0");
        _clone.WriteSpec(Another);
        _clone.WriteVersion("0.10.0");
        await _clone.CommitAsync("New/0.10.0");
        await _clone.CommitAsync("Newer/7.0.0");
        await _clone.CommitAsync("New/latest");

        Assert.That(await RunAsync(), Is.EqualTo("high enough for what changed since New/0.10.0"));
    }

    private Task<string> RunAsync() => new VersionStep(_clone.Repository).RunAsync(CancellationToken.None);
}
