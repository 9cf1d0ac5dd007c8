using System.IO.Compression;
using Sessions.Build;
using Sessions.Build.Frameworks;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

internal sealed class FrameworksTests
{
    [Test]
    public void The_tests_are_run_once_for_each_framework_but_the_newest()
    {
        Assert.That(
            FrameworksStep.Frameworks(Repository.Find(AppContext.BaseDirectory).FindPackageProjects()), Is.EqualTo(new[] { "netstandard2.0", "net8.0" }));
    }

    [Test]
    public void The_libraries_in_the_copy_are_those_of_the_framework_and_the_rest_stays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tests/One.dll", "newest");
        folder.Write("tests/data/Two.dll", "newest");
        folder.Write("copy/left.txt", "from an earlier run");

        FrameworkSuite.Create(Path.Combine(folder.Path, "tests"), Path.Combine(folder.Path, "copy"), [Pack(folder)], "net8.0");

        Assert.That(
            Directory.EnumerateFiles(Path.Combine(folder.Path, "copy"), "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetFileName(path), File.ReadAllText),
            Is.EquivalentTo(new Dictionary<string, string> { ["One.dll"] = "net8.0", ["Two.dll"] = "newest" }));
    }

    [Test]
    public void Results_count_what_passed_and_tell_what_did_not()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "results.trx",
            """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>
                <UnitTestResult testName="One" outcome="Passed" />
                <UnitTestResult testName="Two" outcome="Failed"><Output><ErrorInfo><Message> Two is not one.
            </Message></ErrorInfo></Output></UnitTestResult>
                <UnitTestResult testName="Three" outcome="NotExecuted" />
              </Results>
              <ResultSummary><Counters total="3" executed="2" passed="1" failed="1" /></ResultSummary>
            </TestRun>
            """);

        var results = TestResults.Read(path);

        Assert.That((results.Passed, results.Failed), Is.EqualTo((1, 2)));
        Assert.That(results.Failures, Is.EqualTo(new[] { ("Two", "Two is not one."), ("Three", string.Empty) }));
    }

    [Test]
    public void Results_are_counted_for_each_class()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "results.trx",
            """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>
                <UnitTestResult testId="1" testName="One" outcome="Passed" />
                <UnitTestResult testId="2" testName="Two" outcome="Failed" />
                <UnitTestResult testId="3" testName="Three" outcome="Passed" />
              </Results>
              <TestDefinitions>
                <UnitTest id="1"><TestMethod className="Sessions.Tests.Pears" /></UnitTest>
                <UnitTest id="2"><TestMethod className="Sessions.Tests.Pears" /></UnitTest>
                <UnitTest id="3"><TestMethod className="Sessions.Tests.Apples" /></UnitTest>
              </TestDefinitions>
            </TestRun>
            """);

        Assert.That(TestResults.CountByClass(path), Is.EqualTo(new[] { ("Apples", 1, 1), ("Pears", 2, 1) }));
    }

    [Test]
    public void Runs_that_passed_are_told_one_by_one_and_summed_up()
    {
        Assert.That(FrameworksStep.Describe([("net8.0", new TestResults(1234, 0, [])), ("netstandard2.0", new TestResults(1235, 0, []))]), Is.EqualTo(new[]
        {
            "net8.0: 1,234 tests passed, 0 failed",
            "netstandard2.0: 1,235 tests passed, 0 failed",
            $"all tests pass with the libraries for net8.0 and netstandard2.0 on .NET {Environment.Version.Major}",
        }));
    }

    [Test]
    public void A_test_that_fails_is_named_with_its_framework()
    {
        Assert.That(
            () => FrameworksStep.Describe([("net8.0", new TestResults(7, 0, [])), ("netstandard2.0", new TestResults(6, 1, [("One", "One is not two.")]))]),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).EqualTo(new[]
            {
                "net8.0: 7 tests passed, 0 failed",
                "netstandard2.0: 6 tests passed, 1 failed",
                "netstandard2.0: One",
            }));
    }

    [Test]
    public void A_run_without_tests_proves_nothing()
    {
        Assert.That(() => FrameworksStep.Describe([("net8.0", new TestResults(0, 0, []))]), Throws.TypeOf<BuildFailure>());
    }

    private static string Pack(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "one.nupkg");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var framework in (string[])["net8.0", "netstandard2.0"])
        {
            using var writer = new StreamWriter(archive.CreateEntry($"lib/{framework}/One.dll").Open());
            writer.Write(framework);
        }

        return path;
    }
}
