using System.Net;

namespace Sessions.Core;

/// <summary>
/// Whether the address and the credential of a client work, in words.
/// </summary>
public sealed class HealthReport
{
    /// <summary>
    /// Creates a report; also for use in tests.
    /// </summary>
    /// <param name="status">What was found.</param>
    /// <param name="description">One sentence that says so and, where something is wrong, what to do.</param>
    /// <param name="statusCode">The HTTP status of the answer; null when there was none.</param>
    /// <param name="duration">How long the check took, with its retries.</param>
    /// <param name="exception">What the call failed with; null when it did not, or when the failure was the expected answer.</param>
    /// <exception cref="ArgumentNullException">The description is null.</exception>
    public HealthReport(
        HealthStatus status,
        string description,
        HttpStatusCode? statusCode = null,
        TimeSpan duration = default,
        SessionsException? exception = null)
    {
        Status = status;
        Description = Guard.NotNull(description, nameof(description));
        StatusCode = statusCode;
        Duration = duration;
        Exception = exception;
    }

    /// <summary>
    /// What was found.
    /// </summary>
    public HealthStatus Status { get; }

    /// <summary>
    /// Whether calls can be expected to work: <see cref="Status" /> is <see cref="HealthStatus.Healthy" />.
    /// </summary>
    public bool IsHealthy => Status == HealthStatus.Healthy;

    /// <summary>
    /// One sentence that says what was found and, where something is wrong, what to do. It names the base address and nothing secret.
    /// </summary>
    public string Description { get; }

    /// <summary>
    /// The HTTP status of the answer; null when there was none. It may be an error although the report is healthy: asked for a session that
    /// does not exist, a provider that works says so.
    /// </summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>
    /// How long the check took, with its retries.
    /// </summary>
    public TimeSpan Duration { get; }

    /// <summary>
    /// What the call failed with, with the headers, the body and the number of attempts; null when the report is healthy.
    /// </summary>
    public SessionsException? Exception { get; }

    /// <summary>
    /// The status and the description.
    /// </summary>
    /// <returns>A text for a log or a screen.</returns>
    public override string ToString()
    {
        return $"{Status}: {Description}";
    }
}
