namespace Sessions.Sandbox;

/// <summary>
/// The name of a field with brackets, such as <c>items[0][price]</c>.
/// </summary>
internal static class FormPath
{
    /// <summary>
    /// The steps of a name, of which the first is the member of the form; null when its brackets don't match.
    /// </summary>
    public static IReadOnlyList<string>? Of(string name)
    {
        var parts = name.Split('[');
        return parts.Skip(1).All(part => part.EndsWith(']')) && !parts[0].Contains(']', StringComparison.Ordinal)
            ? [parts[0], .. parts.Skip(1).Select(part => part[..^1])]
            : null;
    }
}
