using System.Globalization;
using System.Text.Json;

namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// The sessions of one account, each an immutable record, and an index of the sessions of each project in the order in which they came, that a
/// page is cut from without a copy.
/// </summary>
internal sealed class HumanloopSessionStore(IdentifierSource identifiers, TimeProvider time, StateLimit limit)
{
    private readonly Dictionary<string, SessionResponse> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SessionResponse>> _oldestFirst = new(StringComparer.Ordinal);
    private readonly List<SessionResponse> _allOldestFirst = [];
    private readonly object _access = new();

    /// <summary>
    /// Adds a session without datapoints, which is all that the sessions operations can do.
    /// </summary>
    public SessionResponse AddEmpty()
    {
        return Add(new SessionResponse
        {
            Id = identifiers.Next("sesh_", 20),
            Projects = [],
            DatapointsCount = 0,
            CreatedAt = time.GetUtcNow(),
        });
    }

    /// <summary>
    /// Adds a session with datapoints of a project, as other parts of the API would leave it.
    /// </summary>
    public SessionResponse AddWithDatapoints(string projectId, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return Add(new SessionResponse
        {
            Id = identifiers.Next("sesh_", 20),
            ReferenceId = "reference-" + text,
            Projects = [new SessionProjectResponse { Id = projectId, Name = "Project " + projectId }],
            DatapointsCount = 1,
            FirstInputs = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["question"] = $"Question {text}?" }),
            LastOutput = $"Answer {text}.",
            CreatedAt = time.GetUtcNow(),
        });
    }

    /// <summary>
    /// A session; null when there is none.
    /// </summary>
    public SessionResponse? Find(string id)
    {
        lock (_access)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>
    /// All sessions, newest first.
    /// </summary>
    public IReadOnlyList<SessionResponse> All()
    {
        lock (_access)
        {
            return [.. Enumerable.Reverse(_allOldestFirst)];
        }
    }

    /// <summary>
    /// A page of the sessions that have datapoints of a project, newest first.
    /// </summary>
    /// <param name="projectId">The project.</param>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="size">How many sessions a page has, at least 1.</param>
    /// <returns>The sessions of the page, and how many the project has.</returns>
    public (IReadOnlyList<SessionResponse> Records, int Total) Page(string projectId, long page, long size)
    {
        lock (_access)
        {
            if (!_oldestFirst.TryGetValue(projectId, out var sessions))
            {
                return ([], 0);
            }

            // In 128 bits, since page and size may be as large as they like.
            var start = (int)Int128.Min((Int128)(page - 1) * size, sessions.Count);
            var count = (int)Math.Min(size, sessions.Count - start);
            var records = sessions.GetRange(sessions.Count - start - count, count);
            records.Reverse();
            return (records, sessions.Count);
        }
    }

    /// <summary>
    /// Removes a session. No operation of the API does, but other parts of it do.
    /// </summary>
    public void Remove(string id)
    {
        lock (_access)
        {
            if (_sessions.Remove(id, out var session))
            {
                _allOldestFirst.Remove(session);
                foreach (var project in session.Projects)
                {
                    _oldestFirst[project.Id].Remove(session);
                }
            }
        }
    }

    private SessionResponse Add(SessionResponse session)
    {
        lock (_access)
        {
            _sessions.Add(session.Id, session);
            _allOldestFirst.Add(session);
            foreach (var project in session.Projects)
            {
                if (!_oldestFirst.TryGetValue(project.Id, out var sessions))
                {
                    _oldestFirst[project.Id] = sessions = [];
                }

                sessions.Add(session);
            }
        }

        limit.Keep(0, () => Remove(session.Id));
        return session;
    }
}
