using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// The wait that a response asks for, as seconds or as a date (RFC 9110, section 10.2.3).
/// </summary>
internal static class RetryAfter
{
    // The form that is written today, and the two that RFC 9110 has a recipient read.
    private static readonly string[] DateFormats = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>
    /// Gets the wait that the response of a failure asks for, which may be longer than any clock runs; null when it asks for none that can be read.
    /// </summary>
    internal static TimeSpan? Of(Exception exception, DateTimeOffset now)
    {
        var text = (exception as SessionsApiException)?.Headers.Find("Retry-After")?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text!.All(character => character is >= '0' and <= '9'))
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds / 2
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue;
        }

        if (DateTimeOffset.TryParseExact(
            text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date))
        {
            return date > now ? date - now : TimeSpan.Zero;
        }

        return HasYearBeyondCalendar(text!) ? TimeSpan.MaxValue : null;
    }

    // A date such as Fri, 31 Dec 10000 23:59:59 GMT, which .NET has no value for.
    private static bool HasYearBeyondCalendar(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 6 && parts[5] == "GMT" && parts[3].Length > 4 && parts[3].All(character => character is >= '0' and <= '9');
    }
}
