using System.IO.Compression;
using Sessions.Build;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Drift;
using Sessions.Build.PublicApi;

namespace Sessions.Tests.Build;

internal sealed class PublicApiAxisTests
{
    private const string Listing = "src/Sessions.New/PublicApi/net10.0.txt";

    private TemporaryFolder _folder = null!;
    private Repository _repository = null!;
    private PublicApiFiles _files = null!;

    [SetUp]
    public void ListPackage()
    {
        _folder = new TemporaryFolder();
        _folder.Write(
            "src/Sessions.New/Sessions.New.csproj",
            "<Project><PropertyGroup><IsPackable>true</IsPackable><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        _repository = new Repository(_folder.Path);
        _files = new PublicApiFiles(_repository);
        _files.Write(Pack("namespace N; public class A { public int One; }"));
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task The_same_api_has_not_drifted()
    {
        Assert.That(await CheckAsync("namespace N; public class A { public int One; internal int Two; }"), Is.EqualTo("the public API of 1 packages is as listed"));
    }

    [TestCase("namespace N; public class A { public int One; public int Two; }", $"{Listing}: + N.A: public int Two", TestName = "A member more is drift")]
    [TestCase("namespace N; public class A;", $"{Listing}: - N.A: public int One", TestName = "A member less is drift")]
    [TestCase("namespace N; public class A { public int One; } public class B;", $"{Listing}: + public class N.B", TestName = "A type more is drift")]
    public void A_change_of_the_api_is_drift(string code, string detail)
    {
        Assert.That(
            async () => await CheckAsync(code),
            Throws.TypeOf<BuildFailure>().With.Message.Contains("dotnet run --project build -- api").And.Property(nameof(BuildFailure.Details)).Some.EqualTo(detail));
    }

    [Test]
    public void A_package_without_a_listing_is_drift()
    {
        File.Delete(_repository.PathTo(Listing));

        Assert.That(_files.Compare(Pack("namespace N; public class A;")), Is.EqualTo(new[] { $"{Listing} is missing" }));
    }

    [Test]
    public void A_listing_without_a_package_is_drift_and_is_deleted_when_the_listings_are_written()
    {
        var packages = Pack("namespace N; public class A { public int One; }");
        _folder.Write("src/Sessions.New/PublicApi/net8.0.txt", "");

        Assert.That(_files.Compare(packages), Is.EqualTo(new[] { "src/Sessions.New/PublicApi/net8.0.txt lists no assembly of any package" }));
        Assert.That(_files.Write(packages), Is.EqualTo(new[] { "src/Sessions.New/PublicApi/net8.0.txt" }));
        Assert.That(_files.Compare(packages), Is.Empty);
    }

    [Test]
    public void Without_packages_nothing_is_said_to_be_right()
    {
        Assert.That(
            async () => await new PublicApiAxis(_repository, () => null).CheckAsync(_ => { }, CancellationToken.None),
            Throws.TypeOf<BuildFailure>().With.Message.StartsWith("Not compared"));
    }

    private Task<string> CheckAsync(string code)
    {
        var packages = Pack(code);
        return new PublicApiAxis(_repository, () => packages).CheckAsync(_ => { }, CancellationToken.None);
    }

    private IReadOnlyList<PackageContents> Pack(string code)
    {
        Directory.CreateDirectory(_repository.PackagesFolder);
        var path = Path.Combine(_repository.PackagesFolder, "Sessions.New.1.0.0.nupkg");
        File.Delete(path);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using (var nuspec = new StreamWriter(archive.CreateEntry("Sessions.New.nuspec").Open()))
            {
                nuspec.Write("<package><metadata><id>Sessions.New</id><version>1.0.0</version></metadata></package>");
            }

            using var assembly = archive.CreateEntry("lib/net10.0/Sessions.New.dll").Open();
            assembly.Write(SampleAssembly.Compile(code));
        }

        return [PackageContents.Read(path)];
    }
}
