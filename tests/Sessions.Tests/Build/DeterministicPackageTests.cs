using System.Security.Cryptography;
using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

[Parallelizable]
internal sealed class DeterministicPackageTests
{
    // Two seconds are the precision of a time stamp in an archive.
    private static readonly TimeSpan LaterThanAnArchiveCanTell = TimeSpan.FromSeconds(2.5);

    private readonly Repository _clone = Repository.Find(AppContext.BaseDirectory);

    [Test]
    public async Task Package_built_in_another_folder_at_another_time_is_the_same_to_the_byte()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();

        var first = await PackAsync(one);
        await Task.Delay(LaterThanAnArchiveCanTell);
        var second = await PackAsync(other);

        Assert.That(first, Has.Count.EqualTo(2).And.EqualTo(second));
    }

    // One class for one framework is enough: what makes a package the same stands in the files that all projects share.
    private async Task<Dictionary<string, string>> PackAsync(TemporaryFolder folder)
    {
        IEnumerable<string> shared = [.. Directory.EnumerateFiles(_clone.Root, "Directory.*"), _clone.PathTo("CHANGELOG.md"), _clone.PathTo("src", "icon.png")];
        foreach (var path in shared)
        {
            File.Copy(path, folder.Write(_clone.Name(path), ""), overwrite: true);
        }

        folder.Write("src/Sample/Sample.cs", "namespace Sample;\n\n/// <summary>A class.</summary>\npublic class Sample;\n");
        folder.Write("src/Sample/README.md", "# Sample\n");
        folder.Write(
            "src/Sample/Sample.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <VersionPrefix>0.1.0</VersionPrefix>
                <IsPackable>true</IsPackable>
              </PropertyGroup>
            </Project>
            """);
        var output = Path.Combine(folder.Path, "packages");
        var packed = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["pack", "src/Sample", "-c", "Release", "-p:RunAnalyzers=false", "-nologo", "-v:q", "-o", output],
            folder.Path,
            environment: new Dictionary<string, string?> { ["CI"] = null },
            CancellationToken.None);
        Assert.That(packed.Succeeded, Is.True, string.Join('\n', packed.Lines));
        return Directory.EnumerateFiles(output).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
    }
}
