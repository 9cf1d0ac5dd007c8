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

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private async Task<Dictionary<string, string>> PackAsync(TemporaryFolder folder)
    {
        IEnumerable<string> inputs =
        [
            .. Directory.EnumerateFiles(_clone.Root, "Directory.*"),
            _clone.PathTo(".editorconfig"),
            _clone.PathTo("CHANGELOG.md"),
            _clone.PathTo("src", "icon.png"),
            .. Sources(_clone.PathTo("src", "Sessions.Core")),
        ];
        foreach (var input in inputs)
        {
            File.Copy(input, folder.Write(_clone.Name(input), ""), overwrite: true);
        }

        var output = Path.Combine(folder.Path, "packages");
        var packed = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["pack", "src/Sessions.Core", "-c", "Release", "-p:RunAnalyzers=false", "-nologo", "-v:q", "-o", output],
            folder.Path,
            environment: null,
            CancellationToken.None);
        Assert.That(packed.Succeeded, Is.True, string.Join('\n', packed.Lines));
        return Directory.EnumerateFiles(output).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
    }
}
