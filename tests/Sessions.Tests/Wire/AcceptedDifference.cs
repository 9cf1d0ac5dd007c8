namespace Sessions.Tests;

/// <summary>
/// A difference that is meant, with its reason.
/// </summary>
internal sealed record AcceptedDifference(string Place, string Recorded, string Ours, string Reason)
{
    internal bool Covers(WireDifference difference)
    {
        return difference == new WireDifference(Place, Recorded, Ours);
    }
}
