namespace Sessions.Portal;

/// <summary>
/// How <see cref="IPortalSessionsClient.WaitForSessionAsync" /> waits: how long, and whether it follows the session or how often it asks.
/// </summary>
public sealed class SessionWait
{
    private TimeSpan _timeout = TimeSpan.FromMinutes(10);
    private TimeSpan _firstInterval = TimeSpan.FromMilliseconds(250);
    private TimeSpan _maxInterval = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long to wait in all. The default is 10 minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than a day.</exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        set => _timeout = Checked(value, nameof(Timeout));
    }

    /// <summary>
    /// How long to wait before asking for the second time; the interval grows by half each time. The default is 250 milliseconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than a day.</exception>
    public TimeSpan FirstInterval
    {
        get => _firstInterval;
        set => _firstInterval = Checked(value, nameof(FirstInterval));
    }

    /// <summary>
    /// What the interval grows to at most. The default is 10 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than a day.</exception>
    public TimeSpan MaxInterval
    {
        get => _maxInterval;
        set => _maxInterval = Checked(value, nameof(MaxInterval));
    }

    /// <summary>
    /// Whether to follow the session by <see cref="IPortalSessionsClient.SubscribeToSessionAsync" />, so that the wait ends as soon as the server
    /// tells that the session has settled, instead of asking for it again and again. The default is false, since the stream of the real server
    /// was never seen.
    /// </summary>
    /// <remarks>
    /// The stream is followed once. Should the server refuse it, end it before the session has settled, break it off or send what is no session,
    /// then the wait goes on by asking, at once and then in the intervals that stand here, until <see cref="Timeout" /> is over, which counts
    /// from the beginning. What keeps the session from being asked for, such as an id that does not exist, is the exception then.
    /// </remarks>
    public bool FollowsSubscription { get; set; }

    internal TimeSpan After(TimeSpan interval)
    {
        var longer = TimeSpan.FromTicks(interval.Ticks + (interval.Ticks / 2));
        return longer < MaxInterval ? longer : MaxInterval;
    }

    private static TimeSpan Checked(TimeSpan value, string name)
    {
        return value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{nameof(SessionWait)}.{name} must be positive and at most one day.");
    }
}
