using System.Globalization;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// Links to the web interface of WhyLabs.
/// </summary>
internal static class ObservatoryLink
{
    private const string WebInterface = "https://hub.whylabsapp.com";
    private const int MostProfiles = 3;

    // The granularity of every model of the sandbox.
    private const long MillisecondsADay = 24 * 60 * 60 * 1000;

    /// <summary>
    /// A link to profiles; it keeps the first three and drops the others without a word, as the provider does.
    /// </summary>
    public static string To(SessionMetadata session, IEnumerable<string> profiles)
    {
        var query = string.Concat(profiles.Take(MostProfiles).Select(profile => $"profile={Uri.EscapeDataString(profile)}&"));
        return $"{WebInterface}/resources/{session.ModelId}/profiles?{query}sessionToken={session.SessionId}";
    }

    /// <summary>
    /// The profile of a batch: the beginning of its day in UTC, in milliseconds.
    /// </summary>
    public static string Batch(long timestamp)
    {
        var sinceDayBegan = ((timestamp % MillisecondsADay) + MillisecondsADay) % MillisecondsADay;
        return (timestamp - sinceDayBegan).ToString(CultureInfo.InvariantCulture);
    }
}
