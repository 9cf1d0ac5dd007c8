using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

[Parallelizable]
internal sealed class VersionStampTests
{
    private const char Separator = '|';

    private static readonly DateTimeOffset FirstYearOfArchives = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Labels =
    [
        "alpha", "alpha.1", "alpha1", "alpha01", "alpha.01x", "beta", "beta.0", "beta0", "beta.1", "beta.2", "beta.9", "beta.10", "beta.11", "beta.1.1",
        "preview.1", "preview.2", "rc", "rc.1", "rc.2", "rc1", "rc2", "rc-1", "ci.20261128", "ci.20261128.1", "ci.20261128.2", "ci.20261129",
        "ci.20261128123456789", "0", "1", "x", "dev-branch.7", "dev-branch-7",
    ];

    private static readonly string[] Releases =
    [
        .. Numbers(12).SelectMany(major => Numbers(12), (major, minor) => (major, minor)).SelectMany(_ => Numbers(12), (two, patch) => $"{two.major}.{two.minor}.{patch}"),
        "0.0.999", "0.1.100", "0.999.0", "99.999.999", "1.0.1000", "1.1000.0", "100.0.0", "2026.11.28", "2026.11.29", "2026.1128.0", "1.0.0.1",
    ];

    private static readonly string[] Previews = [.. new[] { "0.1.0", "0.1.1", "0.2.0", "1.0.0", "10.0.0", "2026.11.28" }.SelectMany(_ => Labels, (version, label) => $"{version}-{label}")];

    private IReadOnlyList<Evaluated> _versions = null!;

    [OneTimeSetUp]
    public async Task EvaluateVersions()
    {
        _versions = await EvaluateAsync([.. Releases, .. Previews]);
    }

    [Test]
    public void Two_versions_never_have_the_same_time_stamp()
    {
        Assert.That(_versions, Has.Count.EqualTo(Releases.Length + Previews.Length));
        Assert.That(_versions.Select(version => version.Stamp), Is.Unique);
    }

    [Test]
    public void A_time_stamp_lies_where_archives_and_package_caches_keep_it()
    {
        Assert.That(
            _versions.Where(version => version.Stamp.ToUnixTimeSeconds() % 2 != 0 || version.Stamp < FirstYearOfArchives.AddDays(1) || version.Stamp > Written),
            Is.Empty);
    }

    [Test]
    public async Task Build_metadata_and_casing_make_no_other_time_stamp()
    {
        var versions = await EvaluateAsync(["0.1.0-RC.1+aa61551", "0.1.0+aa61551"]);

        Assert.That(versions.Select(version => version.Stamp), Is.EqualTo(new[] { Of("0.1.0-rc.1").Stamp, Of("0.1.0").Stamp }));
    }

    [TestCase("0.1.0", "0.0.0.0", "0.1.0.0")]
    [TestCase("0.2.0-rc.1", "0.0.0.0", "0.2.0.0")]
    [TestCase("1.0.0", "1.0.0.0", "1.0.0.0")]
    [TestCase("1.11.3", "1.0.0.0", "1.11.3.0")]
    [TestCase("10.0.0-beta.2", "10.0.0.0", "10.0.0.0")]
    public void The_version_of_an_assembly_changes_with_the_first_number_alone(string version, string assembly, string file)
    {
        Assert.That((Of(version).Assembly, Of(version).File), Is.EqualTo((assembly, file)));
    }

    [Test]
    public async Task Every_file_of_a_package_has_the_time_stamp_of_the_version_that_was_packed()
    {
        using var project = new SampleProject();

        await project.PackWithAsync("--version-suffix", "beta.1");
        await project.PackWithAsync("-p:Version=0.1.0-beta.2");
        await project.PackWithAsync("-p:PackageVersion=0.1.1");

        Assert.That(new[] { "0.1.0-beta.1", "0.1.0-beta.2", "0.1.1" }.Select(version => Stamps(project, version)), Is.EqualTo(new[]
        {
            new[] { Of("0.1.0-beta.1").Stamp.DateTime },
            [Of("0.1.0-beta.2").Stamp.DateTime],
            [Of("0.1.1").Stamp.DateTime],
        }));
    }

    [Test]
    public void Our_own_assemblies_have_the_first_number_of_their_file_version()
    {
        var assemblies = ProviderPackage.All.Select(package => package.Assembly).Append(typeof(Sessions.Core.SessionsClient).Assembly).ToList();

        Assert.That(
            assemblies.Select(assembly => assembly.GetName().Version),
            Is.EqualTo(assemblies.Select(assembly => new Version(Version.Parse(assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version).Major, 0, 0, 0))));
    }

    private Evaluated Of(string version) => _versions.Single(evaluated => evaluated.Version == version);

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

    private static IEnumerable<DateTime> Stamps(SampleProject project, string version)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(project.Packages, $"Sample.{version}.nupkg"));
        return [.. archive.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct()];
    }

    // One MSBuild for all versions; the numbers keep apart what MSBuild would take for the same item.
    private static async Task<IReadOnlyList<Evaluated>> EvaluateAsync(IReadOnlyList<string> versions)
    {
        using var folder = new TemporaryFolder();
        folder.Write("version.proj", new XElement(
            "Project",
            new XElement("Import", new XAttribute("Project", Repository.Find(AppContext.BaseDirectory).PathTo("build", "Version.targets"))),
            new XElement("Target", new XAttribute("Name", "Show"), new XElement("Message", new XAttribute("Importance", "high"), new XAttribute(
                "Text", "$(Version)|$(DeterministicTimestamp)|$(AssemblyVersion)|$(FileVersion)")))).ToString());
        folder.Write("all.proj", new XElement(
            "Project",
            new XElement("ItemGroup", versions.Select(version => new XElement("Tried", new XAttribute("Include", "version.proj"), new XElement(
                "AdditionalProperties", $"Version={version}")))),
            new XElement("Target", new XAttribute("Name", "Show"), new XElement(
                "MSBuild", new XAttribute("Projects", "@(Tried)"), new XAttribute("Targets", "Show")))).ToString());
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet, ["msbuild", "all.proj", "-t:Show", "-nologo", "-v:m"], folder.Path, environment: null, CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, () => string.Join('\n', result.Lines));
        return
        [
            .. result.Lines
                .Select(line => line.Trim().Split(Separator))
                .Where(parts => parts.Length == 4)
                .Select(parts => new Evaluated(parts[0], DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture)), parts[2], parts[3])),
        ];
    }

    private sealed record Evaluated(string Version, DateTimeOffset Stamp, string Assembly, string File);
}
