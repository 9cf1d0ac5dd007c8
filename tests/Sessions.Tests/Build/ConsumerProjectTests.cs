using Sessions.Build;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Quickstart;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

internal sealed class ConsumerProjectTests
{
    private const string Template = "{{frameworks}}\n    {{packages}}";

    private static readonly ConsumerDescription Description = new(
        new Dictionary<string, string> { ["Sessions.One"] = "0.1.0", ["Sessions.Two"] = "1.2.3" }, ["feed"], ["net10.0"]);

    [Test]
    public void A_consumer_asks_for_exactly_the_packages_that_it_is_about()
    {
        Assert.That(ConsumerProject.Describe(Description, Template), Is.EqualTo(
            """
            <TargetFramework>net10.0</TargetFramework>
                <PackageReference Include="Sessions.One" Version="[0.1.0]" />
                <PackageReference Include="Sessions.Two" Version="[1.2.3]" />
            """));
    }

    [Test]
    public void A_consumer_can_name_the_lowest_versions_of_what_the_packages_ask_for()
    {
        var floors = new[] { new PackageDependency("net8.0", "Other", "8.0.0"), new PackageDependency("net10.0", "Other", "10.0.0") };

        Assert.That(ConsumerProject.Describe(Description with { Floors = floors }, Template), Does.EndWith(
            """

                <PackageReference Include="Other" Version="[8.0.0]" Condition="'$(TargetFramework)' == 'net8.0'" />
                <PackageReference Include="Other" Version="[10.0.0]" Condition="'$(TargetFramework)' == 'net10.0'" />
            """));
    }

    [Test]
    public void A_consumer_can_be_for_several_frameworks()
    {
        Assert.That(
            ConsumerProject.Describe(Description with { Frameworks = ["net10.0", "netstandard2.0"] }, Template),
            Does.StartWith("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>"));
    }

    [Test]
    public void A_consumer_uses_the_clients_of_all_providers_as_they_were_packed()
    {
        using var folder = new TemporaryFolder();
        var clone = Repository.Find(AppContext.BaseDirectory);
        var packages = SamplePackage.Write(folder.Path, [.. clone.FindPackageProjects().Select(project => project.Id)]);

        var description = ConsumerDescription.Of(clone, packages);

        Assert.That(description.Packages.Keys, Is.EquivalentTo(clone.FindProviders().Select(provider => $"Sessions.{provider.Name}")));
        Assert.That(description.Packages.Values, Is.All.EqualTo("1.0.0"));
    }

    [Test]
    public void Only_warnings_about_the_packages_are_held_against_them()
    {
        string[] lines =
        [
            "  /t/Consumer.csproj : warning NU1603: Sessions.Orq 0.2.0 depends on Sessions.Core (>= 0.2.0) but it was not found.",
            "/t/Consumer.csproj : warning NU1603: Sessions.Orq 0.2.0 depends on Sessions.Core (>= 0.2.0) but it was not found.",
            "/t/sessions-consumer/Consumer.csproj : warning NU1603: RestSharp 114.1.0 depends on System.Text.Json (>= 8.0.0) but it was not found.",
            "  Sessions.Sample -> /t/Sample.dll",
        ];

        Assert.That(ConsumerProject.WarningsOfOurs(lines), Is.EqualTo(new[] { lines[1] }));
    }

    [TestCase("0.1.0", "0.2.0")]
    [TestCase("1.2.3-preview.1", "1.3.0")]
    public void An_upgrade_is_tried_with_the_version_that_follows(string version, string next)
    {
        Assert.That(ConsumersStep.Next(version).ToString(), Is.EqualTo(next));
    }

    [Test]
    public void A_version_that_nothing_follows_is_named()
    {
        Assert.That(
            () => ConsumersStep.Next("latest"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("A package has the version 'latest', which is not of three numbers; mend its VersionPrefix."));
    }

    [Test]
    public void A_schema_for_each_client_passes()
    {
        Assert.That(
            () => ConsumersStep.ThrowUnlessEachHasSchema(["Sessions.One", "Sessions.Two"], ["/c/sessions.one/0.1.0/s.json", @"C:\c\sessions.two\0.1.0\s.json"]),
            Throws.Nothing);
    }

    [Test]
    public void A_client_whose_schema_another_one_took_the_place_of_is_named()
    {
        Assert.That(
            () => ConsumersStep.ThrowUnlessEachHasSchema(["Sessions.One", "Sessions.Two"], ["/c/sessions.one/0.1.0/s.json"]),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).EqualTo(new[] { "Sessions.Two is not among: /c/sessions.one/0.1.0/s.json" }));
    }

    [Test]
    public void A_program_that_holds_the_assembly_of_the_package_passes()
    {
        using var folder = new TemporaryFolder();

        Assert.That(() => ConsumersStep.ThrowUnlessCopied(folder.Write("packed", "new"), folder.Write("built", "new")), Throws.Nothing);
    }

    [Test]
    public void A_program_that_kept_an_older_assembly_is_named()
    {
        using var folder = new TemporaryFolder();
        var (packed, built) = (folder.Write("packed", "new"), folder.Write("built", "old"));

        Assert.That(
            () => ConsumersStep.ThrowUnlessCopied(packed, built),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).EqualTo(new[] { $"{built} is not {packed}" }));
    }
}
