using System.Globalization;
using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// A schema among the components of the spec.
/// </summary>
/// <param name="Name">Its name there.</param>
/// <param name="Origin">Where it stands in the source document.</param>
/// <param name="SourceName">What it is called in the source document; null where it has no name of its own.</param>
/// <param name="Schema">The schema; its members come when everything that leads to it is read.</param>
internal sealed record ImportedComponent(string Name, SpecNode Origin, string? SourceName, JsonObject Schema)
{
    /// <summary>
    /// Where a schema without a name stands: by its line, or by its pointer in a document that is one line.
    /// </summary>
    public string Where => Origin.Line > 1
        ? string.Create(CultureInfo.InvariantCulture, $"in line {Origin.Line}")
        : $"at {PlainText.Line(Origin.Pointer)}";
}
