using Sessions.Core;

namespace Sessions.Portal;

public partial interface IPortalSessionsClient
{
    /// <summary>
    /// Waits until the agent has stopped working on a session: asks for it again and again, less often the longer it takes, or follows it if
    /// <see cref="SessionWait.FollowsSubscription" /> says so.
    /// </summary>
    /// <remarks>
    /// The headers, the timeout and the retry of <see cref="WithOptions" /> apply to each request by itself; the wait as a whole ends with the
    /// timeout of <see cref="SessionWait" />.
    /// </remarks>
    /// <example>
    /// <code>
    /// var session = await client.WaitForSessionAsync("session-1", new SessionWait { Timeout = TimeSpan.FromMinutes(2) });
    /// Console.WriteLine(session.Messages.Last().Text);
    /// </code>
    /// </example>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="wait">How long to wait, and whether to follow the session or how often to ask; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait at once. The session goes on.</param>
    /// <returns>The session, with a status other than Running and Error; it may be one that is not known.</returns>
    /// <exception cref="ArgumentException">The id is missing, blank, . or ..; nothing was sent.</exception>
    /// <exception cref="SessionFailedException">The session settled with the status Error.</exception>
    /// <exception cref="SessionWaitTimeoutException">The session has not settled in time. It goes on, and can be waited for again.</exception>
    /// <exception cref="SessionsException">The session could not be asked for.</exception>
    Task<Session> WaitForSessionAsync(string sessionId, SessionWait? wait = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts a session with a prompt, and waits until the agent has answered, without holding a request open meanwhile.
    /// </summary>
    /// <remarks>
    /// Whoever needs the id of the session whatever happens calls <see cref="CreateAsyncSessionAsync" /> and
    /// <see cref="WaitForSessionAsync" /> instead: a cancellation or a broken connection does not tell it. The headers, the timeout and the
    /// retry of <see cref="WithOptions" /> apply to each request by itself, and the timeout of <see cref="SessionWait" /> to the wait alone.
    /// </remarks>
    /// <example>
    /// <code>
    /// var session = await client.CreateSessionAndWaitAsync("agent-1", "What did we sell?", [FileUpload.FromFile("sales.csv")]);
    /// Console.WriteLine(session.Messages.Last().Text);
    /// </code>
    /// </example>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="textPrompt">What the agent is asked.</param>
    /// <param name="files">The files of the prompt, streamed; null for none.</param>
    /// <param name="wait">How long to wait, and whether to follow the session or how often to ask; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call at once. A session that has begun goes on.</param>
    /// <returns>The session, with a status other than Running and Error; it may be one that is not known.</returns>
    /// <exception cref="ArgumentException">The id or the prompt is null; nothing was sent.</exception>
    /// <exception cref="SessionFailedException">The session settled with the status Error.</exception>
    /// <exception cref="SessionWaitTimeoutException">The session has not settled in time. It goes on, and can be waited for again.</exception>
    /// <exception cref="InvalidResponseException">The server did not tell the id of the session.</exception>
    /// <exception cref="SessionsException">The session could not be created or asked for.</exception>
    Task<Session> CreateSessionAndWaitAsync(
        string agentId,
        string textPrompt,
        IEnumerable<FileUpload>? files = null,
        SessionWait? wait = null,
        CancellationToken cancellationToken = default);
}

public partial class PortalSessionsClient
{
    // CUSTOM: it polls unless told otherwise, since what the server sends to subscribers was never seen.

    /// <inheritdoc />
    public virtual async Task<Session> WaitForSessionAsync(
        string sessionId, SessionWait? wait = null, CancellationToken cancellationToken = default)
    {
        wait ??= new SessionWait();
        var clock = Pipeline.TimeProvider;
        using var timeout = StartTimeout(clock, wait.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        Session? lastSeen = null;
        try
        {
            if (wait.FollowsSubscription)
            {
                await FollowUntilSettledAsync(sessionId, session => lastSeen = session, either.Token).ConfigureAwait(false);
            }

            var interval = wait.FirstInterval;
            while (lastSeen is not { IsSettled: true })
            {
                lastSeen = await GetSessionAsync(sessionId, either.Token).ConfigureAwait(false);
                if (!lastSeen.IsSettled)
                {
                    await DelayAsync(clock, interval, either.Token).ConfigureAwait(false);
                    interval = wait.After(interval);
                }
            }

            return lastSeen.Status == SessionStatus.Error ? throw new SessionFailedException(lastSeen) : lastSeen;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The wait for the session was cancelled.", exception, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new SessionWaitTimeoutException(sessionId, wait.Timeout, lastSeen, exception);
        }
    }

    /// <inheritdoc />
    public virtual async Task<Session> CreateSessionAndWaitAsync(
        string agentId,
        string textPrompt,
        IEnumerable<FileUpload>? files = null,
        SessionWait? wait = null,
        CancellationToken cancellationToken = default)
    {
        var created = await CreateAsyncSessionWithResponseAsync(agentId, textPrompt, files, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(created.Value.SessionId))
        {
            throw new InvalidResponseException("The server created a session without telling its id, so it can't be waited for.", created);
        }

        return await WaitForSessionAsync(created.Value.SessionId, wait, cancellationToken).ConfigureAwait(false);
    }

    private async Task FollowUntilSettledAsync(string sessionId, Action<Session> saw, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var session in SubscribeToSessionAsync(sessionId, cancellationToken).ConfigureAwait(false))
            {
                saw(session);
            }
        }
        catch (SessionsException)
        {
            // Without the stream, the session can still be asked for; what is wrong with that is told then.
        }
    }

    private static CancellationTokenSource StartTimeout(TimeProvider clock, TimeSpan timeout)
    {
#if NET
        return new CancellationTokenSource(timeout, clock);
#else
        return clock.CreateCancellationTokenSource(timeout);
#endif
    }

    private static Task DelayAsync(TimeProvider clock, TimeSpan duration, CancellationToken cancellationToken)
    {
#if NET
        return Task.Delay(duration, clock, cancellationToken);
#else
        return clock.Delay(duration, cancellationToken);
#endif
    }
}
