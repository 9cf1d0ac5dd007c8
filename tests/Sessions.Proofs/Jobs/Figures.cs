using System.Globalization;

namespace Sessions.Proofs.Jobs;

/// <summary>
/// Figures as they are written and checked.
/// </summary>
internal static class Figures
{
    public const double Mebibyte = 1024 * 1024;

    public static string Text(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Refuses a figure beyond its limit.
    /// </summary>
    /// <exception cref="ProofFailure">It is beyond.</exception>
    public static void Limit(string what, double value, double limit, string unit)
    {
        if (value > limit)
        {
            throw new ProofFailure(Text($"{what}: {value:0.0} {unit}, more than {limit:0.0} {unit}."));
        }
    }

    /// <summary>
    /// Refuses a figure that is not the one that is due.
    /// </summary>
    /// <exception cref="ProofFailure">It is another.</exception>
    public static void Exactly(string what, long value, long due)
    {
        if (value != due)
        {
            throw new ProofFailure(Text($"{what}: {value:N0} where {due:N0} are due."));
        }
    }
}
