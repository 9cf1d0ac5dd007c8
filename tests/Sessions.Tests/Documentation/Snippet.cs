namespace Sessions.Tests;

/// <summary>
/// A fenced block of a Markdown file.
/// </summary>
internal sealed record Snippet(string Path, int Line, string Code)
{
    public override string ToString()
    {
        return $"{Path}:{Line}";
    }
}
