using System.Globalization;

namespace Sessions.Proofs.Load;

/// <summary>
/// What one round of requests to one server came to.
/// </summary>
/// <param name="Target">The place of the server among those that are called in turn.</param>
/// <param name="RequestsPerSecond">How many requests were answered in a second.</param>
/// <param name="Percentile99">The time that 99 of 100 requests took at most, in milliseconds.</param>
internal sealed record LoadRound(int Target, double RequestsPerSecond, double Percentile99)
{
    public static LoadRound Parse(string line)
    {
        var fields = line.Split(' ');
        return new LoadRound(int.Parse(fields[0], CultureInfo.InvariantCulture), Number(fields[1]), Number(fields[2]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Target} {RequestsPerSecond:0.0} {Percentile99:0.000}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
