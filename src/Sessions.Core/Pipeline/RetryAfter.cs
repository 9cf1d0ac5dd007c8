using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// The wait that a response asks for, as seconds or as a date (RFC 9110, section 10.2.3).
/// </summary>
internal static class RetryAfter
{
    internal static TimeSpan? Of(Exception exception, DateTimeOffset now)
    {
        var text = (exception as SessionsApiException)?.Headers.Find("Retry-After");
        if (text is null)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds > TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        return date > now ? date - now : TimeSpan.Zero;
    }
}
