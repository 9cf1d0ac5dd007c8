using System.Runtime.CompilerServices;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// One session and the runs of its agent. A run has no timer: whoever looks at the session after its end finds it ended.
/// </summary>
internal sealed class PortalSession
{
    private readonly object _access = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _runDuration;
    private readonly Action<PortalSession, long> _count;
    private readonly Queue<Prompt> _unanswered = new();
    private readonly List<FormFile> _files = [];

    private Session _state;
    private DateTimeOffset _runEnd;
    private TaskCompletionSource _changed = NewSignal();

    public PortalSession(
        string id, string agentId, string threadId, string userId, IReadOnlyList<Message> messages, TimeProvider time, TimeSpan runDuration,
        Action<PortalSession, long> count)
    {
        _time = time;
        _runDuration = runDuration;
        _count = count;
        var now = time.GetUtcNow();
        _state = new Session
        {
            Id = id,
            AgentId = agentId,
            ThreadId = threadId,
            CreatedAt = now,
            UpdatedAt = now,
            Messages = messages,
            Status = SessionStatus.Ready,
            UserId = userId,
            RoutineId = null,
        };
    }

    /// <summary>
    /// The identifier of the session.
    /// </summary>
    public string Id => _state.Id;

    /// <summary>
    /// The files that came with its prompts, in their order.
    /// </summary>
    public IReadOnlyList<FormFile> Files
    {
        get
        {
            lock (_access)
            {
                return [.. _files];
            }
        }
    }

    /// <summary>
    /// The session as it is now.
    /// </summary>
    public Session Read()
    {
        lock (_access)
        {
            return Settle(_time.GetUtcNow());
        }
    }

    /// <summary>
    /// Adds a prompt and lets the agent work on it.
    /// </summary>
    public Session Begin(string text, IReadOnlyList<FormFile> files)
    {
        var prompt = new Prompt(text, files);
        _count(this, prompt.Bytes);
        lock (_access)
        {
            var now = _time.GetUtcNow();
            Settle(now);
            _runEnd = now + _runDuration;
            return Ask(prompt, now);
        }
    }

    /// <summary>
    /// Adds a prompt and lets the agent answer it, and any that it still works on, at once.
    /// </summary>
    public Session Complete(string text, IReadOnlyList<FormFile> files)
    {
        var prompt = new Prompt(text, files);
        _count(this, prompt.Bytes);
        lock (_access)
        {
            var now = _time.GetUtcNow();
            Settle(now);
            _runEnd = now;
            Ask(prompt, now);
            return Settle(now);
        }
    }

    /// <summary>
    /// The session as it is now, and again after each change, until the agent has nothing left to do.
    /// </summary>
    public async IAsyncEnumerable<Session> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Session? last = null;
        while (last is null or { Status: SessionStatus.Running })
        {
            var (state, changed, remaining) = Look();
            if (!ReferenceEquals(state, last))
            {
                yield return last = state;
            }
            else
            {
                await WaitAsync(changed, remaining, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TaskCompletionSource NewSignal()
    {
        return new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private (Session State, Task Changed, TimeSpan Remaining) Look()
    {
        lock (_access)
        {
            var now = _time.GetUtcNow();
            return (Settle(now), _changed.Task, _runEnd - now);
        }
    }

    private async Task WaitAsync(Task changed, TimeSpan remaining, CancellationToken cancellationToken)
    {
        // A delay of less than a millisecond would be none, and the loop would spin.
        var delay = remaining > TimeSpan.FromMilliseconds(1) ? remaining : TimeSpan.FromMilliseconds(1);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(delay, _time, waiting.Token)).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Session Ask(Prompt prompt, DateTimeOffset now)
    {
        _unanswered.Enqueue(prompt);
        _files.AddRange(prompt.Files);
        return Change(new Message { Text = prompt.Text, Role = MessageRole.User, Agent = null }, SessionStatus.Running, now);
    }

    private Session Settle(DateTimeOffset now)
    {
        while (_state.Status == SessionStatus.Running && now >= _runEnd)
        {
            var prompt = _unanswered.Dequeue();
            var status = _unanswered.Count > 0 ? SessionStatus.Running : prompt.Fails ? SessionStatus.Error : SessionStatus.Ready;
            Change(prompt.Fails ? null : SandboxAgent.Answer(_state.AgentId, prompt), status, _runEnd);
        }

        return _state;
    }

    private Session Change(Message? message, SessionStatus status, DateTimeOffset now)
    {
        _state = _state with
        {
            Messages = message is null ? _state.Messages : [.. _state.Messages, message],
            Status = status,
            UpdatedAt = now,
        };
        _changed.SetResult();
        _changed = NewSignal();
        return _state;
    }
}
