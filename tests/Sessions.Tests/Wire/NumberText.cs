using System.Globalization;
using System.Numerics;

namespace Sessions.Tests;

/// <summary>
/// Compares JSON numbers by their exact value, whatever they look like: <c>5.0</c> is <c>5</c>, and <c>1e-07</c> is <c>1E-7</c>.
/// </summary>
internal static class NumberText
{
    internal static bool AreEqual(string left, string right)
    {
        return Normalize(left) == Normalize(right);
    }

    private static (BigInteger Digits, int Exponent) Normalize(string text)
    {
        var halves = text.Split('e', 'E');
        var point = halves[0].IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(
            halves[0].Replace(".", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var exponent = (halves.Length > 1 ? int.Parse(halves[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0)
            - (point < 0 ? 0 : halves[0].Length - point - 1);
        while (!digits.IsZero && digits % 10 == 0)
        {
            digits /= 10;
            exponent++;
        }

        return digits.IsZero ? (digits, 0) : (digits, exponent);
    }
}
