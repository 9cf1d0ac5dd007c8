using Sessions.Build;
using Sessions.Build.Checks.Packages;

namespace Sessions.Tests.Build;

internal sealed class PackageCheckTests
{
    private static readonly PackageProject Project = new("Sessions.New", "Sessions.New.csproj", IsClient: false, ["net8.0", "net10.0"]);

    private static readonly PackageContents Package = new(
        "Sessions.New",
        "0.1.0",
        "MIT",
        "README.md",
        "icon.png",
        "First release.",
        1000,
        ["README.md", "icon.png", "lib/net10.0/Sessions.New.dll", "lib/net10.0/Sessions.New.xml", "lib/net8.0/Sessions.New.dll", "lib/net8.0/Sessions.New.xml"]);

    private static readonly PackageContents Symbols = Package with { Files = ["lib/net10.0/Sessions.New.pdb", "lib/net8.0/Sessions.New.pdb"] };

    private static readonly TestCaseData[] Faults =
    [
        Fault("no license", Package with { License = null }, Symbols, "Sessions.New.nupkg has the license '', not MIT"),
        Fault("no README named", Package with { Readme = null }, Symbols, "Sessions.New.nupkg does not name README.md as its README"),
        Fault("no icon named", Package with { Icon = null }, Symbols, "Sessions.New.nupkg does not name icon.png as its icon"),
        Fault(
            "no release notes",
            Package with { ReleaseNotes = "" },
            Symbols,
            "Sessions.New.nupkg has no release notes; CHANGELOG.md needs a section for 0.1.0"),
        Fault("no README", Package with { Files = [.. Package.Files.Skip(1)] }, Symbols, "Sessions.New.nupkg lacks README.md"),
        Fault("no documentation", Package with { Files = [.. Package.Files.SkipLast(1)] }, Symbols, "Sessions.New.nupkg lacks lib/net8.0/Sessions.New.xml"),
        Fault(
            "something else",
            Package with { Files = [.. Package.Files, "tools/secret.txt"] },
            Symbols,
            "Sessions.New.nupkg holds tools/secret.txt, which does not belong there"),
        Fault("no symbols", Package, Symbols with { Files = [Symbols.Files[0]] }, "Sessions.New.snupkg lacks lib/net8.0/Sessions.New.pdb"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void A_package_that_is_not_as_it_should_be_is_reported(IReadOnlyList<string> problems, string expected)
    {
        Assert.That(problems, Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void A_whole_package_is_fine()
    {
        Assert.That(PackageCheck.Run(Project, Package, Symbols), Is.Empty);
    }

    [Test]
    public void A_client_brings_the_schema_of_its_settings()
    {
        Assert.That(
            PackageCheck.Run(Project with { IsClient = true }, Package, Symbols),
            Is.EqualTo(new[]
            {
                "Sessions.New.nupkg lacks ConfigurationSchema.json",
                "Sessions.New.nupkg lacks buildTransitive/Sessions.New.targets",
            }));
    }

    private static TestCaseData Fault(string name, PackageContents package, PackageContents symbols, string expected) =>
        new TestCaseData(PackageCheck.Run(Project, package, symbols), expected).SetArgDisplayNames(name);
}
