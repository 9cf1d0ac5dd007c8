using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// Points in time as RFC 3339 texts, with their offset and their fraction.
/// </summary>
internal static class DateTimeOffsetText
{
    internal static string Format(DateTimeOffset value)
    {
        return value.Offset == TimeSpan.Zero
            ? value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Reads a text; one without a zone is taken as UTC, since servers that leave it out mean that.
    /// </summary>
    internal static bool TryParse(string text, out DateTimeOffset value)
    {
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }
}
