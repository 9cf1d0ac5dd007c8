namespace Sessions.Portal;

/// <summary>
/// How <see cref="IPortalSessionsClient.WaitForSessionAsync" /> waits: how long, and how often it asks.
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
