namespace Sessions.Tests;

/// <summary>
/// A place where our request, or the value that we read from a response and write back, is not what was recorded.
/// Indexes in the place are left out, so that one row speaks for all items of a list.
/// </summary>
internal sealed record WireDifference(string Place, string Recorded, string Ours)
{
    internal const string Absent = "(absent)";

    public override string ToString()
    {
        return $"{Place}: recorded {Recorded}, ours {Ours}";
    }
}
