using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Sessions.Tests.Build;

[Parallelizable]
internal sealed class SourceLinkTests
{
    // The kind of debug information that holds the map from files to addresses, as the Portable PDB format defines it.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Test]
    public async Task A_package_of_the_public_repository_says_where_its_sources_are()
    {
        using var project = new SampleProject();
        await project.GitAsync("init", "--quiet");
        await project.GitAsync("remote", "add", "origin", "https://github.com/example/sessions");
        await project.GitAsync("add", "--all");
        await project.GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "First");

        await project.PackAsync(("GITHUB_ACTIONS", "true"));

        Assert.That(ReadSourceLink(project), Does.Contain("https://raw.githubusercontent.com/example/sessions/"));
        Assert.That(ReadRepository(project), Is.EqualTo("https://github.com/example/sessions"));
    }

    private static string ReadSourceLink(SampleProject project)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(project.Packages, "Sample.0.1.0.snupkg"));
        using var stream = archive.GetEntry("lib/net10.0/Sample.pdb")!.Open();
        using var image = new MemoryStream();
        stream.CopyTo(image);
        image.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(image);
        var reader = provider.GetMetadataReader();
        var information = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(entry => reader.GetGuid(entry.Kind) == SourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
    }

    private static string? ReadRepository(SampleProject project)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(project.Packages, "Sample.0.1.0.nupkg"));
        using var nuspec = archive.GetEntry("Sample.nuspec")!.Open();
        return XDocument.Load(nuspec).Descendants().Single(element => element.Name.LocalName == "repository").Attribute("url")?.Value;
    }
}
