using Sessions.Core;

namespace Sessions.Orq;

public partial interface IOrqSessionsClient
{
    /// <summary>
    /// Creates a session, or gets the one that has its external id already.
    /// </summary>
    /// <remarks>
    /// The session is created first. If the server refuses it because the external id is taken (409), the sessions are listed with the filter
    /// <c>{ type: string, operator: equals, path: external_id }</c>, and the one whose external id is exactly the same is returned as it is
    /// stored; nothing of the request is written to it. Whether the external id is accepted where orq's own id is due is unknown, so it is not
    /// tried. The headers, the timeout and the retry of <see cref="WithOptions" /> apply to each of these requests by itself.
    /// </remarks>
    /// <param name="request">The session to create.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The session, new or found.</returns>
    /// <exception cref="ArgumentException">The request is null or has no external id; nothing was sent.</exception>
    /// <exception cref="SessionsConflictException">The external id is taken, and yet no session with it is listed.</exception>
    /// <exception cref="SessionsException">The call did not succeed for another reason.</exception>
    /// <example>
    /// <code>
    /// var session = await client.CreateOrGetSessionAsync(new CreateSessionRequest
    /// {
    ///     ExternalId = "conversation-42",
    ///     Billing = new Billing(),
    ///     Usage = new Usage(),
    /// });
    /// </code>
    /// </example>
    Task<Session> CreateOrGetSessionAsync(CreateSessionRequest request, CancellationToken cancellationToken = default);
}

public partial class OrqSessionsClient
{
    // CUSTOM: a repeated creation is no error here; the API has no operation that gets a session by its external id.

    /// <inheritdoc />
    public virtual async Task<Session> CreateOrGetSessionAsync(CreateSessionRequest request, CancellationToken cancellationToken = default)
    {
        // The request may be changed while it is on its way.
        var externalId = Argument.NotBlank(Argument.NotNull(request, nameof(request)).ExternalId, nameof(request.ExternalId));
        try
        {
            return await CreateSessionAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SessionsConflictException)
        {
            if (await FindByExternalIdAsync(externalId, cancellationToken).ConfigureAwait(false) is { } session)
            {
                return session;
            }

            throw;
        }
    }

    private async Task<Session?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken)
    {
        var query = new SessionQuery().WithText("external_id", StringFilterOperator.EqualsValue, externalId);
        await foreach (var session in ListAllSessionsAsync(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(session.ExternalId, externalId, StringComparison.Ordinal))
            {
                return session;
            }
        }

        return null;
    }
}
