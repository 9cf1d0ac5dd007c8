namespace Sessions.Core;

/// <summary>
/// A JSON number by its value: its significant digits and the power of ten that they are multiplied with. Two texts of the same number are equal.
/// </summary>
internal readonly record struct JsonNumber
{
    private const int MostDigits = 400;

    private JsonNumber(bool isNegative, string digits, int exponent)
    {
        IsNegative = isNegative;
        Digits = digits;
        Exponent = exponent;
    }

    internal bool IsNegative { get; }

    /// <summary>
    /// The digits without zeros at either end; empty for zero.
    /// </summary>
    internal string Digits { get; }

    internal int Exponent { get; }

    /// <summary>
    /// Reads a text by the grammar of RFC 8259; no text of more than 400 characters is taken apart.
    /// </summary>
    internal static bool TryParse(string text, out JsonNumber number)
    {
        number = default;
        var isNegative = text.Length > 0 && text[0] == '-';
        var start = isNegative ? 1 : 0;
        var point = SkipDigits(text, start);
        if (text.Length > MostDigits || point == start || (text[start] == '0' && point > start + 1))
        {
            return false;
        }

        var end = point;
        if (end < text.Length && text[end] == '.')
        {
            end = SkipDigits(text, point + 1);
            if (end == point + 1)
            {
                return false;
            }
        }

        if (!TryReadExponent(text, end, out var exponent))
        {
            return false;
        }

        var digits = text.Substring(start, end - start).Replace(".", string.Empty);
        number = Create(isNegative, digits, exponent - (digits.Length - (point - start)));
        return true;
    }

    /// <summary>
    /// Writes a number without a fraction in full; null when it has a fraction, or more digits than asked for.
    /// </summary>
    internal string? ToWholeText(int mostDigits)
    {
        return Digits.Length == 0 ? "0"
            : Exponent < 0 || Digits.Length + (long)Exponent > mostDigits ? null
            : (IsNegative ? "-" : string.Empty) + Digits + new string('0', Exponent);
    }

    private static JsonNumber Create(bool isNegative, string digits, int exponent)
    {
        var end = digits.TrimEnd('0');
        var significant = end.TrimStart('0');
        return significant.Length == 0
            ? new JsonNumber(false, string.Empty, 0)
            : new JsonNumber(isNegative, significant, exponent + digits.Length - end.Length);
    }

    private static bool TryReadExponent(string text, int start, out int exponent)
    {
        const int LongestExponent = 9;
        exponent = 0;
        if (start == text.Length)
        {
            return true;
        }

        if (text[start] is not ('e' or 'E'))
        {
            return false;
        }

        var isNegative = start + 1 < text.Length && text[start + 1] == '-';
        var first = start + (isNegative || (start + 1 < text.Length && text[start + 1] == '+') ? 2 : 1);
        var digits = SkipDigits(text, first) - first;
        if (digits is 0 or > LongestExponent || first + digits != text.Length)
        {
            return false;
        }

        for (var index = first; index < text.Length; index++)
        {
            exponent = (exponent * 10) + (text[index] - '0');
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }

    private static int SkipDigits(string text, int start)
    {
        while (start < text.Length && text[start] is >= '0' and <= '9')
        {
            start++;
        }

        return start;
    }
}
