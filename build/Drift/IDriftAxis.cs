namespace Sessions.Build.Drift;

/// <summary>
/// Two things in the repository that have to say the same.
/// </summary>
internal interface IDriftAxis
{
    /// <summary>
    /// One word for it, as it stands in the report.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// Compares the two.
    /// </summary>
    /// <param name="report">Says what it is at, for a terminal.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was compared, as the later part of a line.</returns>
    /// <exception cref="BuildFailure">They say different things. The message tells what to run or to change, the details what differs.</exception>
    Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken);
}
