using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Sessions.Core;

/// <summary>
/// The rules of which JSON value is taken for which C# type, over the kind of the token and its text. A value is taken as it is or refused; what is
/// tolerated beside the kind that a document promises:
/// a text that holds the JSON of a number or of a truth value, where one is due; a number or a truth value, as its JSON text, where a text is due; a
/// number without a fraction in any notation (<c>2.0</c>, <c>1e3</c>), where a whole number is due; a number of seconds since the Unix epoch, or of
/// milliseconds from 2·10¹⁰ on, where a point in time is due.
/// </summary>
internal static class JsonScalars
{
    private const int LongestInteger = 19;

    private static readonly string[] TimeFormats = ["c", "hh\\:mm", "hh\\:mm\\:ss\\.FFFFFFF"];

    /// <summary>
    /// What is said to be expected of a value of a type; null for a type that the rules don't know.
    /// </summary>
    internal static string? Expectation(Type type)
    {
        return type switch
        {
            _ when type == typeof(string) => "a string",
            _ when type == typeof(long) || type == typeof(int) => "a whole number in the range of " + type.Name,
            _ when type == typeof(double) || type == typeof(float) || type == typeof(decimal) => "a number in the range of " + type.Name,
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(DateTimeOffset) => "a date and time (RFC 3339)",
            _ when type == typeof(TimeSpan) => "a time or a duration",
            _ when type == typeof(Guid) => "a UUID",
            _ when type == typeof(Uri) => "a URI",
            _ when type == typeof(byte[]) => "bytes in Base64",
            _ when type == typeof(StringOrNumber) => "a string or a number",
            _ => null,
        };
    }

    /// <summary>
    /// Reads a value.
    /// </summary>
    /// <param name="type">One of the types that have an expectation.</param>
    /// <param name="kind">A string, a number, true or false.</param>
    /// <param name="text">The characters of the string, or the token.</param>
    /// <returns>The value; null when it is refused.</returns>
    internal static object? Read(Type type, JsonTokenType kind, string text)
    {
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(long) => Whole(kind, text),
            _ when type == typeof(int) => Whole(kind, text) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null,
            _ when type == typeof(double) => Double(kind, text),
            _ when type == typeof(float) => Single(kind, text),
            _ when type == typeof(decimal) => Decimal(kind, text),
            _ when type == typeof(bool) => Boolean(kind, text),
            _ when type == typeof(DateTimeOffset) => Moment(kind, text),
            _ when type == typeof(StringOrNumber) => TextOrNumber(kind, text),
            _ when kind != JsonTokenType.String => null,
            _ when type == typeof(TimeSpan) => Duration(text),
            _ when type == typeof(Guid) => Guid.TryParseExact(text, "D", out var value) || Guid.TryParseExact(text, "N", out value) ? value : null,
            _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var value) ? value : null,
            _ when type == typeof(byte[]) => Bytes(text),
            _ => null,
        };
    }

    private static long? Whole(JsonTokenType kind, string text)
    {
        return IsNumber(kind) && JsonNumber.TryParse(text, out var number) && number.ToWholeText(LongestInteger) is { } whole
            && long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static double? Double(JsonTokenType kind, string text)
    {
        // A number of more digits than are taken apart is rounded, as all numbers are that have no exact double.
        return IsNumber(kind) && IsNumberText(kind, text, out var isZero)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && !double.IsInfinity(value) && (value != 0 || isZero) ? value : null;
    }

    private static float? Single(JsonTokenType kind, string text)
    {
        return IsNumber(kind) && IsNumberText(kind, text, out var isZero)
            && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && !float.IsInfinity(value) && (value != 0 || isZero) ? value : null;
    }

    private static decimal? Decimal(JsonTokenType kind, string text)
    {
        return IsNumber(kind) && JsonNumber.TryParse(text, out var number)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && JsonNumber.TryParse(value.ToString(CultureInfo.InvariantCulture), out var read) && read == number ? value : null;
    }

    private static bool? Boolean(JsonTokenType kind, string text)
    {
        return kind == JsonTokenType.Number ? null : text switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };
    }

    private static DateTimeOffset? Moment(JsonTokenType kind, string text)
    {
        return kind switch
        {
            JsonTokenType.String => DateTimeOffsetText.TryParse(text.AsSpan(), out var value) ? value : null,
            JsonTokenType.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                => DateTimeOffsetText.OfUnixTime(number),
            _ => null,
        };
    }

    private static StringOrNumber? TextOrNumber(JsonTokenType kind, string text)
    {
        return kind switch
        {
            JsonTokenType.String => new StringOrNumber(text),
            JsonTokenType.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new StringOrNumber(whole),
            JsonTokenType.Number when Double(kind, text) is { } number => new StringOrNumber(number),
            _ => default(StringOrNumber?),
        };
    }

    private static TimeSpan? Duration(string text)
    {
        if (text.Contains(':'))
        {
            return TimeSpan.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, out var time) ? time : null;
        }

        try
        {
            // Years and months have no length of their own.
            var date = text.Split('T')[0];
            return date.Contains('Y') || date.Contains('M') ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsNumber(JsonTokenType kind)
    {
        return kind is JsonTokenType.Number or JsonTokenType.String;
    }

    private static bool IsNumberText(JsonTokenType kind, string text, out bool isZero)
    {
        var isKnown = JsonNumber.TryParse(text, out var number);
        isZero = isKnown && number.Digits.Length == 0;
        return isKnown || kind == JsonTokenType.Number;
    }
}
