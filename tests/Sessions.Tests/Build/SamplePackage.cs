using System.IO.Compression;
using System.Xml.Linq;
using Sessions.Build.Checks.Packages;

namespace Sessions.Tests.Build;

/// <summary>
/// The smallest files that are packages: a nuspec in an archive.
/// </summary>
internal static class SamplePackage
{
    /// <summary>
    /// Writes packages of version 1.0.0 and their symbols into a folder.
    /// </summary>
    public static IReadOnlyList<PackageContents> Write(string folder, params string[] ids) =>
        [.. ids.Select(id =>
        {
            Write(Path.Combine(folder, $"{id}.1.0.0.snupkg"), id);
            var path = Path.Combine(folder, $"{id}.1.0.0.nupkg");
            Write(path, id);
            return PackageContents.Read(path);
        })];

    /// <summary>
    /// The name that a feed keeps a package under.
    /// </summary>
    public static string NameOf(Stream package, string extension)
    {
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var nuspec = archive.Entries.Single().Open();
        var metadata = XDocument.Load(nuspec).Root!.Element("metadata")!;
        return $"{metadata.Element("id")!.Value}.{metadata.Element("version")!.Value}.{extension}".ToLowerInvariant();
    }

    private static void Write(string path, string id)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry(id + ".nuspec").Open());
        writer.Write($"<package><metadata><id>{id}</id><version>1.0.0</version></metadata></package>");
    }
}
