using System.Globalization;
using System.Text.RegularExpressions;

namespace Sessions.Core;

/// <summary>
/// Points in time as RFC 3339 texts, with their offset and their fraction.
/// </summary>
internal static class DateTimeOffsetText
{
    // Where the SDKs of the makers draw the line (pydantic): as seconds it is the year 2603, as milliseconds August 1970.
    private const decimal FirstMilliseconds = 20_000_000_000m;

    private const long UnixEpochTicks = 621_355_968_000_000_000;

    internal static string Format(DateTimeOffset value)
    {
        return value.Offset == TimeSpan.Zero
            ? value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Reads a text: a date and time of RFC 3339 or ISO 8601, of which the time, its seconds, its fraction and its zone may be missing, or a date
    /// of RFC 1123. One without a zone is taken as UTC, since servers that leave it out mean that. Digits below 100 ns are rounded.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        return TryParseUsual(text, out value) || TryParseUnusual(text.ToString(), out value);
    }

    /// <summary>
    /// Reads a number: seconds since the Unix epoch, or milliseconds from 2·10¹⁰ on; null when it lies outside of the years 1 to 9999.
    /// </summary>
    internal static DateTimeOffset? OfUnixTime(decimal number)
    {
        var ticksOfOne = Math.Abs(number) < FirstMilliseconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        var most = (decimal)DateTimeOffset.MaxValue.Ticks / ticksOfOne;
        if (Math.Abs(number) > most)
        {
            return null;
        }

        var ticks = UnixEpochTicks + Math.Round(number * ticksOfOne);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
    }

    // The parser of the framework also takes a time without a date, and a date in the order of one country; neither is a point in time.
    private static bool TryParseUnusual(string text, out DateTimeOffset value)
    {
        return Unusual.Iso.IsMatch(text)
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)
            : DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    // The form that servers use, read by position: the parser of the framework tries many forms and takes several times as long. Whatever is
    // unusual in it is left to that parser.
    private static bool TryParseUsual(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        const int TimeEnd = 19;
        value = default;
        if (text.Length < TimeEnd || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        var (hour, minute, second) = (Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2));
        var position = TimeEnd;
        if (year is < 2 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || !TryReadFraction(text, ref position, out var ticks)
            || !TryReadOffset(text, position, out var offset))
        {
            return false;
        }

        value = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second).AddTicks(ticks), offset);
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<char> text, ref int position, out int ticks)
    {
        const int MostDigits = 7;
        ticks = 0;
        if (position == text.Length || text[position] != '.')
        {
            return true;
        }

        var start = ++position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }

        var digits = position - start;
        if (digits is 0 or > MostDigits)
        {
            return false;
        }

        ticks = Number(text, start, digits);
        for (var missing = MostDigits - digits; missing > 0; missing--)
        {
            ticks *= 10;
        }

        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, int position, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (position == text.Length)
        {
            return true;
        }

        if (text[position] == 'Z')
        {
            return position + 1 == text.Length;
        }

        if (position + 6 != text.Length || text[position] is not ('+' or '-') || text[position + 3] != ':')
        {
            return false;
        }

        var (hours, minutes) = (Number(text, position + 1, 2), Number(text, position + 4, 2));
        offset = new TimeSpan(hours, minutes, 0);
        if (text[position] == '-')
        {
            offset = -offset;
        }

        return hours is >= 0 and <= 13 && minutes is >= 0 and <= 59;
    }

    // Minus one when there is anything but digits.
    private static int Number(ReadOnlySpan<char> text, int start, int count)
    {
        var number = 0;
        for (var index = start; index < start + count; index++)
        {
            if (text[index] is not (>= '0' and <= '9'))
            {
                return -1;
            }

            number = (number * 10) + (text[index] - '0');
        }

        return number;
    }

    // In a class of its own, so that the expression is not made before a text needs it.
    private static class Unusual
    {
        internal static readonly Regex Iso = new(
            @"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{1,2}(:?[0-9]{2})?)?)?\z",
            RegexOptions.CultureInvariant);
    }
}
