using System.Text;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Lines that stand in a file which belongs to more than one provider.
/// </summary>
/// <param name="Path">The file, from the root, with slashes.</param>
/// <param name="Text">The lines, with their ends.</param>
internal sealed record TextInsertion(string Path, string Text)
{
    /// <summary>
    /// The text without the lines; null when they do not stand in it, exactly once.
    /// </summary>
    public string? RemoveFrom(string text)
    {
        var at = text.IndexOf(Text, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(Text, at + 1, StringComparison.Ordinal) < 0 ? text.Remove(at, Text.Length) : null;
    }

    /// <summary>
    /// Reads a file without losing its byte order mark.
    /// </summary>
    public static string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));
}
