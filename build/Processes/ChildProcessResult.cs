namespace Sessions.Build.Processes;

/// <summary>
/// How a child process ended, and every line that it wrote, in the order in which they came.
/// </summary>
internal sealed record ChildProcessResult(int ExitCode, IReadOnlyList<string> Lines)
{
    private const int LinesShown = 8;

    public bool Succeeded => ExitCode == 0;

    /// <summary>
    /// The lines that tell why it failed: the errors of a compiler or of MSBuild when there are any, else the last lines.
    /// </summary>
    public IReadOnlyList<string> RelevantLines
    {
        get
        {
            var errors = Lines
                .Where(line => line.Contains("error ", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))
                .Select(line => line.Trim())
                .Distinct(StringComparer.Ordinal)
                .Take(LinesShown)
                .ToList();
            return errors.Count > 0
                ? errors
                : [.. Lines.Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(LinesShown).Select(line => line.TrimEnd())];
        }
    }
}
