using Sessions.Build;
using Sessions.Build.Dependencies;

namespace Sessions.Tests.Build;

internal sealed class AllowListTests
{
    private const string LockFile = """
        {
          "version": 2,
          "dependencies": {
            "net10.0": {
              "Sample.Json": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0", "contentHash": "x" },
              "sessions.core": { "type": "Project" }
            }
          }
        }
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeProject()
    {
        _folder = new TemporaryFolder();
        _folder.Write("Sessions.Generated.sln", @"Project(""{0}"") = ""New"", ""src\New\New.csproj"", ""{1}""");
        _folder.Write("src/New/packages.lock.json", LockFile);
        WriteNuspec("<license type=\"expression\">MIT</license>");
    }

    [TearDown]
    public void DeleteProject() => _folder.Dispose();

    [Test]
    public void A_list_with_each_dependency_fits()
    {
        Assert.That(Compare("# Agreed to.\n\nshipped Sample.Json 1.0.0 MIT\n"), Is.Empty);
    }

    [TestCase("", "not allowed: shipped Sample.Json 1.0.0 MIT", TestName = "A package that nobody agreed to is drift")]
    [TestCase("shipped Sample.Json 0.9.0 MIT", "not allowed: shipped Sample.Json 1.0.0 MIT (allowed is: shipped Sample.Json 0.9.0 MIT)", TestName = "Another version is drift")]
    [TestCase("shipped Sample.Json 1.0.0 Apache-2.0", "not allowed: shipped Sample.Json 1.0.0 MIT (allowed is: shipped Sample.Json 1.0.0 Apache-2.0)", TestName = "Another licence is drift")]
    [TestCase("tool Sample.Json 1.0.0 MIT", "not allowed: shipped Sample.Json 1.0.0 MIT (allowed is: tool Sample.Json 1.0.0 MIT)", TestName = "A tool that has come to be shipped is drift")]
    [TestCase("shipped Sample.Json 1.0.0 MIT\nnpm sample 2.0.0 ISC", "not needed: npm sample 2.0.0 ISC", TestName = "A line that nothing needs is drift")]
    public void A_list_that_does_not_fit_says_so(string list, string difference)
    {
        Assert.That(Compare(list), Does.Contain(difference));
    }

    [Test]
    public void The_address_of_a_licence_stands_for_it_in_an_old_package()
    {
        WriteNuspec("<licenseUrl>https://example.com/license</licenseUrl>");

        Assert.That(Compare("shipped Sample.Json 1.0.0 https://example.com/license"), Is.Empty);
    }

    [Test]
    public void A_package_of_the_solution_whose_licence_can_not_be_read_is_a_failure()
    {
        Directory.Delete(PathTo("packages"), recursive: true);

        Assert.That(() => Compare("shipped Sample.Json 1.0.0 MIT"), Throws.TypeOf<BuildFailure>().With.Message.Contains("run `dotnet restore`"));
    }

    [Test]
    public void A_package_that_only_a_project_outside_the_solution_needs_may_be_unread()
    {
        _folder.Write("Sessions.Generated.sln", "");
        Directory.Delete(PathTo("packages"), recursive: true);

        Assert.That(Compare("shipped Sample.Json 1.0.0 MIT"), Is.Empty);
    }

    [Test]
    public void Local_tools_and_the_packages_of_npm_are_dependencies()
    {
        _folder.Write(".config/dotnet-tools.json", """{ "tools": { "sample-tool": { "version": "3.0.0" } } }""");
        _folder.Write("build/package-lock.json", """{ "packages": { "": {}, "node_modules/a/node_modules/@b/c": { "version": "2.0.0", "license": "ISC" } } }""");

        Assert.That(Compare("shipped Sample.Json 1.0.0 MIT\n"), Is.EqualTo(new[] { "not allowed: npm @b/c 2.0.0 ISC", "not allowed: tool sample-tool 3.0.0 ?" }));
    }

    private IReadOnlyList<string> Compare(string list) =>
        AllowList.Compare(list, new DependencyReader(new Repository(_folder.Path), PathTo("packages")).ReadAll());

    private void WriteNuspec(string license) => _folder.Write(
        "packages/sample.json/1.0.0/sample.json.nuspec", $"<package><metadata><id>Sample.Json</id>{license}</metadata></package>");

    private string PathTo(string name) => Path.Combine(_folder.Path, name);
}
