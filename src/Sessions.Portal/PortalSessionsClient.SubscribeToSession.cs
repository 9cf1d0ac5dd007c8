using System.Runtime.CompilerServices;
using Sessions.Core;

namespace Sessions.Portal;

public partial interface IPortalSessionsClient
{
    /// <summary>
    /// Follows a session: yields it each time the server sends it, until it has settled or the server ends the stream.
    /// </summary>
    /// <remarks>
    /// GET /sessions/{session_id}/subscribe. Described in PortalAI/portal-api-client docs/SessionsApi.md, subscribe_to_session.
    /// The format of the real server was never seen: server-sent events are read as they arrive, a single JSON document once.
    /// The operation takes no credential, so none is sent.
    /// </remarks>
    /// <example>
    /// <code>
    /// await foreach (var session in client.SubscribeToSessionAsync("session-1"))
    /// {
    ///     Console.WriteLine($"{session.Status}: {session.Messages.Count} messages");
    /// }
    /// </code>
    /// </example>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="cancellationToken">Ends the subscription at once.</param>
    /// <returns>
    /// The session, in the states that the server sends. The last one is settled, or the server has ended the stream before: see
    /// <see cref="Session.IsSettled" />. Nothing is sent before it is enumerated.
    /// </returns>
    /// <exception cref="ArgumentException">The id is missing, blank, . or ..; nothing was sent.</exception>
    /// <exception cref="SessionsConnectionException">The stream broke off. It is not taken up again silently, since states may be lost.</exception>
    /// <exception cref="InvalidResponseException">What the server sent is not a session.</exception>
    /// <exception cref="SessionsException">The subscription could not begin.</exception>
    IAsyncEnumerable<Session> SubscribeToSessionAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Like <see cref="SubscribeToSessionAsync" />, and returns the status, the headers and the request id as soon as they are there.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="cancellationToken">Ends the subscription at once.</param>
    /// <returns>The response; its value can be enumerated once, which closes the connection at its end.</returns>
    Task<ApiResponse<IAsyncEnumerable<Session>>> SubscribeToSessionWithResponseAsync(string sessionId, CancellationToken cancellationToken = default);
}

public partial class PortalSessionsClient
{
    // CUSTOM: the declared answer is one session; a subscription is a stream of them.

    /// <inheritdoc />
    public virtual async IAsyncEnumerable<Session> SubscribeToSessionAsync(
        string sessionId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await SubscribeToSessionCoreAsync(sessionId, cancellationToken).ConfigureAwait(false);
        await foreach (var session in FollowAsync(response, cancellationToken).ConfigureAwait(false))
        {
            yield return session;
        }
    }

    /// <inheritdoc />
    public virtual async Task<ApiResponse<IAsyncEnumerable<Session>>> SubscribeToSessionWithResponseAsync(
        string sessionId, CancellationToken cancellationToken = default)
    {
        var response = await SubscribeToSessionCoreAsync(sessionId, cancellationToken).ConfigureAwait(false);
        return new ApiResponse<IAsyncEnumerable<Session>>(FollowAsync(response, cancellationToken), response.StatusCode, response.Headers);
    }

    private static async IAsyncEnumerable<Session> FollowAsync(
        StreamingResponse response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (response)
        {
            await foreach (var session in response.ReadAsync<Session>(cancellationToken).ConfigureAwait(false))
            {
                yield return session;
                if (session.IsSettled)
                {
                    yield break;
                }
            }
        }
    }
}
