using System.Globalization;

namespace Sessions.Build.Reporting;

/// <summary>
/// How a line of the account reads, on a terminal and without one.
/// </summary>
internal static class StepLine
{
    public const int NameWidth = 13;

    private const int LineWidth = 100 - NameWidth;

    public static string Name(string name) => name.PadRight(NameWidth);

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <summary>
    /// Joins words with commas into lines that fit beside the name of a step.
    /// </summary>
    public static IEnumerable<string> Wrap(string start, IEnumerable<string> words)
    {
        var line = start;
        var separator = "";
        foreach (var word in words)
        {
            if (line.Length + separator.Length + word.Length > LineWidth)
            {
                yield return line + separator.TrimEnd();
                line = new string(' ', start.Length);
                separator = "";
            }

            line += separator + word;
            separator = ", ";
        }

        yield return line;
    }

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
