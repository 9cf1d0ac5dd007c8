using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sessions.Build.Releases;

/// <summary>
/// The version that a project file gives its package.
/// </summary>
internal static class PackageVersion
{
    /// <param name="name">The project file, as it stands in messages.</param>
    /// <param name="project">Its content.</param>
    public static SemanticVersion Read(string name, ReadOnlySpan<byte> project)
    {
        try
        {
            var text = Encoding.UTF8.GetString(project).TrimStart('\uFEFF');
            var version = XDocument.Parse(text).Descendants("VersionPrefix").FirstOrDefault()?.Value.Trim();
            return SemanticVersion.TryParse(version, out var parsed)
                ? parsed
                : throw new BuildFailure($"{name} has no VersionPrefix of three numbers such as 0.1.0; give it one.");
        }
        catch (XmlException exception)
        {
            throw new BuildFailure($"{name} is not a project file: {exception.Message}");
        }
    }
}
