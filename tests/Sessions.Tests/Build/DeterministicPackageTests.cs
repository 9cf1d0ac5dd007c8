using System.Security.Cryptography;

namespace Sessions.Tests.Build;

[Parallelizable]
internal sealed class DeterministicPackageTests
{
    // Two seconds are the precision of a time stamp in an archive.
    private static readonly TimeSpan LaterThanAnArchiveCanTell = TimeSpan.FromSeconds(2.5);

    [Test]
    public async Task Package_built_in_another_folder_at_another_time_is_the_same_to_the_byte()
    {
        using var one = new SampleProject();
        using var other = new SampleProject();

        await one.PackAsync();
        await Task.Delay(LaterThanAnArchiveCanTell);
        await other.PackAsync();

        Assert.That(Hashes(one), Has.Count.EqualTo(2).And.EqualTo(Hashes(other)));
    }

    private static Dictionary<string, string> Hashes(SampleProject project) =>
        Directory.EnumerateFiles(project.Packages).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
}
