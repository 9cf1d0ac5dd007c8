using System.Globalization;

namespace Sessions.Sandbox;

/// <summary>
/// Durations in the texts of faults: a number of milliseconds or seconds with its unit, such as <c>250ms</c> or <c>1.5s</c>.
/// </summary>
internal static class FaultDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static string Text(TimeSpan duration)
    {
        return duration.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
    }

    /// <summary>
    /// The duration of a text; null when it names none.
    /// </summary>
    public static TimeSpan? Read(string text)
    {
        var isMilliseconds = text.EndsWith("ms", StringComparison.Ordinal);
        var isSeconds = !isMilliseconds && text.EndsWith('s');
        var isNumber = double.TryParse(
            text[..^(isMilliseconds ? 2 : isSeconds ? 1 : 0)], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        var milliseconds = isMilliseconds ? number : number * 1000;
        return isNumber && (isMilliseconds || isSeconds) && milliseconds <= int.MaxValue ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    /// <summary>
    /// A duration that can be waited for.
    /// </summary>
    /// <exception cref="ArgumentException">It is negative or too long.</exception>
    public static TimeSpan Checked(string name, TimeSpan duration)
    {
        return duration >= TimeSpan.Zero && duration <= Longest
            ? duration
            : throw new ArgumentException($"The {name} must not be negative or longer than a day, but is {duration}.");
    }
}
