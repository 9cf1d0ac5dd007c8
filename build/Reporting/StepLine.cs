using System.Globalization;

namespace Sessions.Build.Reporting;

/// <summary>
/// How a line of the account reads, on a terminal and without one.
/// </summary>
internal static class StepLine
{
    public const int NameWidth = 10;

    public static string Name(string name) => name.PadRight(NameWidth);

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
