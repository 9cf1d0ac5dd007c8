using Sessions.Core;

namespace Sessions.Orq;

public partial interface IOrqSessionsClient
{
    /// <summary>
    /// Creates a session from its members by name; those without a default are required by the API.
    /// </summary>
    /// <remarks>
    /// The same as <see cref="CreateSessionAsync(CreateSessionRequest, CancellationToken)" />, where no required member can be forgotten.
    /// An optional member that is null is left out of the request.
    /// </remarks>
    /// <param name="externalId">The identifier that you give the session, unique in the workspace.</param>
    /// <param name="duration">How long the session took; sent in milliseconds.</param>
    /// <param name="billing">The costs; their currency is not documented.</param>
    /// <param name="usage">The token usage.</param>
    /// <param name="tracesCount">The number of traces in the session.</param>
    /// <param name="contactIds">The identifiers of the contacts that took part; may be empty.</param>
    /// <param name="tags">The tags; may be empty.</param>
    /// <param name="projectId">The identifier of the project; null for none.</param>
    /// <param name="startedAt">When the session started; null to leave it out.</param>
    /// <param name="updatedAt">When the session was last updated; null to leave it out.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The session as stored, with the id that orq.ai gave it.</returns>
    /// <exception cref="ArgumentException">An argument is missing, blank or negative; nothing was sent.</exception>
    /// <exception cref="SessionsConflictException">There is a session with this external id already (409).</exception>
    /// <exception cref="SessionsException">The call did not succeed for another reason.</exception>
    /// <example>
    /// <code>
    /// var session = await client.CreateSessionAsync(
    ///     externalId: "conversation-42",
    ///     duration: TimeSpan.FromSeconds(1.5),
    ///     billing: new Billing { InputCost = 0.1, OutputCost = 0.25, TotalCost = 0.35 },
    ///     usage: new Usage { PromptTokens = 10, CompletionTokens = 20, TotalTokens = 30 },
    ///     tracesCount: 3,
    ///     contactIds: ["contact-1"],
    ///     tags: ["support"]);
    /// </code>
    /// </example>
    Task<Session> CreateSessionAsync(
        string externalId,
        TimeSpan duration,
        Billing billing,
        Usage usage,
        long tracesCount,
        IEnumerable<string> contactIds,
        IEnumerable<string> tags,
        string? projectId = null,
        DateTimeOffset? startedAt = null,
        DateTimeOffset? updatedAt = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Like <c>CreateSessionAsync</c> with the same members, and returns the status, the headers and the request id as well.
    /// </summary>
    /// <param name="externalId">The identifier that you give the session, unique in the workspace.</param>
    /// <param name="duration">How long the session took; sent in milliseconds.</param>
    /// <param name="billing">The costs; their currency is not documented.</param>
    /// <param name="usage">The token usage.</param>
    /// <param name="tracesCount">The number of traces in the session.</param>
    /// <param name="contactIds">The identifiers of the contacts that took part; may be empty.</param>
    /// <param name="tags">The tags; may be empty.</param>
    /// <param name="projectId">The identifier of the project; null for none.</param>
    /// <param name="startedAt">When the session started; null to leave it out.</param>
    /// <param name="updatedAt">When the session was last updated; null to leave it out.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The response; its value is the session as stored.</returns>
    /// <exception cref="ArgumentException">An argument is missing, blank or negative; nothing was sent.</exception>
    /// <exception cref="SessionsConflictException">There is a session with this external id already (409).</exception>
    /// <exception cref="SessionsException">The call did not succeed for another reason.</exception>
    Task<ApiResponse<Session>> CreateSessionWithResponseAsync(
        string externalId,
        TimeSpan duration,
        Billing billing,
        Usage usage,
        long tracesCount,
        IEnumerable<string> contactIds,
        IEnumerable<string> tags,
        string? projectId = null,
        DateTimeOffset? startedAt = null,
        DateTimeOffset? updatedAt = null,
        CancellationToken cancellationToken = default);
}

public partial class OrqSessionsClient
{
    // CUSTOM: the members that the API requires are required by the compiler too.

    /// <inheritdoc />
    public virtual async Task<Session> CreateSessionAsync(
        string externalId,
        TimeSpan duration,
        Billing billing,
        Usage usage,
        long tracesCount,
        IEnumerable<string> contactIds,
        IEnumerable<string> tags,
        string? projectId = null,
        DateTimeOffset? startedAt = null,
        DateTimeOffset? updatedAt = null,
        CancellationToken cancellationToken = default)
    {
        var response = await CreateSessionWithResponseAsync(
            externalId, duration, billing, usage, tracesCount, contactIds, tags, projectId, startedAt, updatedAt, cancellationToken)
            .ConfigureAwait(false);
        return response.Value;
    }

    /// <inheritdoc />
    public virtual Task<ApiResponse<Session>> CreateSessionWithResponseAsync(
        string externalId,
        TimeSpan duration,
        Billing billing,
        Usage usage,
        long tracesCount,
        IEnumerable<string> contactIds,
        IEnumerable<string> tags,
        string? projectId = null,
        DateTimeOffset? startedAt = null,
        DateTimeOffset? updatedAt = null,
        CancellationToken cancellationToken = default)
    {
        Argument.NotBlank(externalId, nameof(externalId));
        if (duration < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A session can't take less than no time; pass zero or more.");
        }

        if (tracesCount < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(tracesCount), tracesCount, "A session can't have fewer than no traces; pass zero or more.");
        }

        var request = new CreateSessionRequest
        {
            ExternalId = externalId,
            Duration = duration.TotalMilliseconds,
            Billing = Argument.NotNull(billing, nameof(billing)),
            Usage = Argument.NotNull(usage, nameof(usage)),
            TracesCount = tracesCount,
            ContactIds = [.. Argument.NotNull(contactIds, nameof(contactIds))],
            Tags = [.. Argument.NotNull(tags, nameof(tags))],
            StartedAt = startedAt,
            UpdatedAt = updatedAt,
        };
        if (projectId is not null)
        {
            request.ProjectId = projectId;
        }

        return CreateSessionWithResponseAsync(request, cancellationToken);
    }
}
