using System.IO.Compression;
using System.Xml.Linq;

namespace Sessions.Build.Checks.Packages;

/// <summary>
/// What lies in a package file.
/// </summary>
internal sealed record PackageContents(
    string Id, string Version, string? License, string? Readme, string? Icon, string? ReleaseNotes, long Size, IReadOnlyList<string> Files)
{
    // What the container format itself needs.
    private static readonly string[] Envelope = ["_rels/", "package/", "[Content_Types].xml"];

    /// <summary>
    /// The packages that it asks for, of all target frameworks.
    /// </summary>
    public IReadOnlyList<PackageDependency> Dependencies { get; init; } = [];

    public static PackageContents Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var nuspec = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))
            ?? throw new BuildFailure($"{Path.GetFileName(path)} holds no nuspec; delete it and pack again.");
        using var stream = nuspec.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        return new PackageContents(
            Value(metadata, "id") ?? "",
            Value(metadata, "version") ?? "",
            Value(metadata, "license"),
            Value(metadata, "readme"),
            Value(metadata, "icon"),
            Value(metadata, "releaseNotes"),
            new FileInfo(path).Length,
            [.. archive.Entries
                .Where(entry => entry != nuspec && !Envelope.Any(prefix => entry.FullName.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(entry => entry.Length > 0 ? entry.FullName : $"{entry.FullName} (empty)")
                .Order(StringComparer.Ordinal)])
        {
            Dependencies = [.. metadata.Descendants()
                .Where(element => element.Name.LocalName == "dependency")
                .Select(element => new PackageDependency(
                    Framework(element.Parent!), element.Attribute("id")!.Value, element.Attribute("version")!.Value))],
        };
    }

    // A nuspec calls .NET Standard by its long name: .NETStandard2.0.
    private static string Framework(XElement group) => ((string?)group.Attribute("targetFramework") ?? "").TrimStart('.').ToLowerInvariant();

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
