using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Sessions.Tests;

/// <summary>
/// The XML documentation beside an assembly.
/// </summary>
internal sealed class DocumentationFile(string path) : DocumentationProvider
{
    private readonly string _path = path;

    private readonly Dictionary<string, string> _members = XDocument.Load(path).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.ToString());

    public override bool Equals(object? obj)
    {
        return obj is DocumentationFile other && other._path == _path;
    }

    public override int GetHashCode()
    {
        return _path.GetHashCode(StringComparison.Ordinal);
    }

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken)
    {
        return _members.GetValueOrDefault(documentationMemberID);
    }
}
