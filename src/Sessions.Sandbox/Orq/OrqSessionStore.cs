namespace Sessions.Sandbox.Orq;

/// <summary>
/// The sessions of one workspace, each an immutable record, found by their identifier and unique by their external one.
/// </summary>
internal sealed class OrqSessionStore(IdentifierSource identifiers, TimeProvider time, StateLimit limit)
{
    private readonly NewestFirst _sessions = [];
    private readonly Dictionary<string, string> _idsByExternalId = new(StringComparer.Ordinal);
    private readonly string _workspaceId = identifiers.Next("workspace-", 12);
    private readonly object _access = new();
    private Session[]? _all;

    /// <summary>
    /// The present time.
    /// </summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// A session; null when there is none.
    /// </summary>
    public Session? Find(string id)
    {
        lock (_access)
        {
            return NewestFirst.Find(_sessions, id) is (var index, true) ? _sessions[index] : null;
        }
    }

    /// <summary>
    /// All sessions, newest first: the same copy until something is written.
    /// </summary>
    public IReadOnlyList<Session> All()
    {
        lock (_access)
        {
            return _all ??= [.. _sessions];
        }
    }

    /// <summary>
    /// Reads from the sessions in their default order, without a copy; nothing is written meanwhile.
    /// </summary>
    public T Read<T>(Func<IReadOnlyList<Session>, T> read)
    {
        lock (_access)
        {
            return read(_sessions);
        }
    }

    /// <summary>
    /// Adds a session; null when its external identifier is taken.
    /// </summary>
    public Session? Add(CreateSessionRequest request)
    {
        Session session;
        lock (_access)
        {
            var now = Now;
            session = new Session
            {
                Id = identifiers.NextUlid(now),
                ExternalId = request.ExternalId,
                Duration = request.Duration,
                ContactIds = request.ContactIds,
                Billing = request.Billing,
                Usage = request.Usage,
                TracesCount = request.TracesCount,
                Tags = request.Tags,
                WorkspaceId = _workspaceId,
                ProjectId = request.ProjectId,
                StartedAt = request.StartedAt ?? now,
                UpdatedAt = request.UpdatedAt ?? now,
            };
            if (!_idsByExternalId.TryAdd(session.ExternalId, session.Id))
            {
                return null;
            }

            Put(session);
        }

        return Counted(session);
    }

    /// <summary>
    /// Adds a session whose figures follow from a number.
    /// </summary>
    public Session AddSeeded(int number)
    {
        var request = new CreateSessionRequest
        {
            ExternalId = identifiers.Next($"seed-{number}-", 8),
            Duration = 100d * number,
            ContactIds = [$"contact-{number % 10}"],
            Billing = new Billing { InputCost = 0.01 * number, OutputCost = 0.02 * number, TotalCost = 0.03 * number },
            Usage = new Usage { PromptTokens = 10 * number, CompletionTokens = 20 * number, TotalTokens = 30 * number },
            TracesCount = 1 + (number % 5),
            Tags = ["seeded", number % 2 == 0 ? "even" : "odd"],
        };
        return Add(request) ?? throw new InvalidOperationException($"The external identifier {request.ExternalId} is taken.");
    }

    /// <summary>
    /// Replaces a session by what a change makes of it.
    /// </summary>
    /// <returns>The session after the change, or why there is none.</returns>
    public Reply<Session> Change(string id, Func<Session, Session> change)
    {
        Session after;
        lock (_access)
        {
            if (Find(id) is not { } before)
            {
                return OrqErrors.UnknownSession;
            }

            after = change(before);
            if (after.ExternalId != before.ExternalId)
            {
                if (!_idsByExternalId.TryAdd(after.ExternalId, id))
                {
                    // The document has a 409 for the creation alone.
                    return OrqErrors.BadRequest($"Another session has the external_id {after.ExternalId}");
                }

                _idsByExternalId.Remove(before.ExternalId);
            }

            Put(after);
        }

        return Counted(after);
    }

    /// <summary>
    /// Removes a session.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id)
    {
        lock (_access)
        {
            var (index, isThere) = NewestFirst.Find(_sessions, id);
            if (isThere)
            {
                _idsByExternalId.Remove(_sessions[index].ExternalId);
                _sessions.RemoveAt(index);
                _all = null;
            }

            return isThere;
        }
    }

    private void Put(Session session)
    {
        _sessions.Put(session);
        _all = null;
    }

    // A change counts like a session of its own; the session goes with the first of both.
    private Session Counted(Session session)
    {
        var characters = session.ExternalId.Length + (session.ProjectId?.Length ?? 0)
            + (session.ContactIds ?? []).Concat(session.Tags ?? []).Sum(text => (long)text.Length + sizeof(long));
        limit.Keep(sizeof(char) * characters, () => Remove(session.Id));
        return session;
    }
}
