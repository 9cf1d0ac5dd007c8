using System.Text.RegularExpressions;

namespace Sessions.Build.Scaffold;

/// <summary>
/// A file with places in double braces.
/// </summary>
internal sealed partial class ScaffoldTemplate(Repository repository)
{
    /// <summary>
    /// The text of a template with its places filled.
    /// </summary>
    /// <param name="name">The name of the file in the folder of the templates.</param>
    /// <param name="values">What goes into the places.</param>
    public string Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        var text = File.ReadAllText(repository.PathTo("build", "Scaffold", "Templates", name)).ReplaceLineEndings("\n");
        return Place().Replace(text, place => values.TryGetValue(place.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"Nothing fills {place.Value} of {name}."));
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
