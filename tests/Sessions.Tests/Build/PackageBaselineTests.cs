namespace Sessions.Tests.Build;

[Parallelizable]
internal sealed class PackageBaselineTests
{
    private const string Released = "public class Sample { public void Run() { } }";
    private const string Changelog = "# Changelog\n\n## 0.2.0\n\nMore.\n\n## Other 0.1.5\n\nAnother package.\n\n## 0.1.0\n\nFirst.\n";

    private SampleProject _project = null!;

    [SetUp]
    public async Task ReleaseFirstVersion()
    {
        _project = new SampleProject(Released);
        _project.Write("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\nFirst.\n");
        await _project.PackAsync();
        _project.Write("nuget.config", """<configuration><packageSources><add key="released" value="packages" /></packageSources></configuration>""");
        _project.Write("CHANGELOG.md", Changelog);
        _project.WriteVersion("0.2.0");
    }

    [TearDown]
    public void DeleteProject() => _project.Dispose();

    [Test]
    public async Task A_package_that_holds_what_the_last_release_held_is_packed()
    {
        _project.WriteCode("public class Sample { public void Run() { } public void Stop() { } }");

        await PackAsync(succeeds: true);
    }

    [Test]
    public async Task A_package_that_lacks_a_member_of_the_last_release_is_not_packed()
    {
        _project.WriteCode("public class Sample { public void Stop() { } }");

        Assert.That(await PackAsync(succeeds: false), Does.Contain("CP0002").And.Contain("Sample.Run()").And.Contain("0.1.0"));
    }

    private async Task<string> PackAsync(bool succeeds)
    {
        using var cache = new TemporaryFolder();
        var result = await _project.TryPackAsync(("NUGET_PACKAGES", cache.Path));
        var text = string.Join('\n', result.Lines);
        Assert.That(result.Succeeded, Is.EqualTo(succeeds), text);
        return text;
    }
}
