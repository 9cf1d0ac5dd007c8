namespace Sessions.Sandbox;

/// <summary>
/// One request that the sandbox received, and what it answered.
/// </summary>
public sealed record SandboxExchange
{
    /// <summary>
    /// The place of the request in the order of arrival, counted from 1.
    /// </summary>
    public required long Number { get; init; }

    /// <summary>
    /// When the request arrived, by the system's clock, in UTC.
    /// </summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// The name of the provider whose prefix the path has.
    /// </summary>
    public required string Provider { get; init; }

    /// <summary>
    /// The name of the operation, such as <c>CreateSession</c>; null when there is none at that path.
    /// </summary>
    public required string? Operation { get; init; }

    /// <summary>
    /// The HTTP method.
    /// </summary>
    public required string Method { get; init; }

    /// <summary>
    /// The path and the query, percent-encoded.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>
    /// The headers and the body of the request.
    /// </summary>
    public required SandboxMessage Request { get; init; }

    /// <summary>
    /// The status of the response; 0 when the connection ended before there was one.
    /// </summary>
    public required int Status { get; init; }

    /// <summary>
    /// The headers and the body of the response, as far as they were sent.
    /// </summary>
    public required SandboxMessage Response { get; init; }

    /// <summary>
    /// How long the response took, by the system's clock.
    /// </summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>
    /// The faults that hit the request, as their texts, such as <c>status=503;retry-after=2</c>, separated by a comma and a space; null for none.
    /// </summary>
    public string? Fault { get; init; }

    /// <summary>
    /// Why a strict sandbox refused the request: the part of it, the place in that and what is wrong there, such as
    /// <c>query color is not declared</c>. Empty when it was not refused.
    /// </summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>
    /// What went wrong inside the sandbox or while the response was on its way; null for nothing.
    /// </summary>
    public Exception? Exception { get; init; }
}
