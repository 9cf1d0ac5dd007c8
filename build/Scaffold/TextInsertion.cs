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
    /// The block by which a text is longer than it was; null when more than that is different.
    /// </summary>
    public static TextInsertion? Between(string path, string before, string after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return start + end == before.Length && after.Length > before.Length ? new TextInsertion(path, after[start..^end]) : null;
    }

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
