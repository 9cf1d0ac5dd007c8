using Sessions.Core;

namespace Sessions.Orq;

public partial interface IOrqSessionsClient
{
    /// <summary>
    /// Deletes a session.
    /// </summary>
    /// <remarks>
    /// DELETE /v2/traces/sessions/{session_id}. Described in orq-ai/orq-python docs/sdks/sessions/README.md, delete.
    /// </remarks>
    /// <param name="sessionId">The id that orq.ai gave the session.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>True when the session was there and is deleted; false when there was none (404), so that a repeated call is no error.</returns>
    /// <exception cref="ArgumentException">The id is missing, blank, . or ..; nothing was sent.</exception>
    /// <exception cref="SessionsException">The call did not succeed for another reason.</exception>
    Task<bool> DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a session, and returns the status, the headers and the request id.
    /// </summary>
    /// <param name="sessionId">The id that orq.ai gave the session.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The response.</returns>
    /// <exception cref="SessionsNotFoundException">There is no such session (404).</exception>
    Task<ApiResponse> DeleteSessionWithResponseAsync(string sessionId, CancellationToken cancellationToken = default);
}

public partial class OrqSessionsClient
{
    // CUSTOM: whether there was a session to delete is an answer here, not an exception.

    /// <inheritdoc />
    public virtual async Task<bool> DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default)
    {
        try
        {
            await DeleteSessionWithResponseAsync(sessionId, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SessionsNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public virtual Task<ApiResponse> DeleteSessionWithResponseAsync(string sessionId, CancellationToken cancellationToken = default)
    {
        return DeleteSessionCoreAsync(sessionId, cancellationToken);
    }
}
