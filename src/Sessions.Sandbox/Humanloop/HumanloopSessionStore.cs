using System.Globalization;
using System.Text.Json;

namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// The sessions of one account, each an immutable record, in the order in which they came.
/// </summary>
internal sealed class HumanloopSessionStore(IdentifierSource identifiers, TimeProvider time)
{
    private readonly Dictionary<string, SessionResponse> _sessions = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

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
        lock (_order)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>
    /// The sessions that have datapoints of a project, newest first.
    /// </summary>
    public IReadOnlyList<SessionResponse> Of(string projectId)
    {
        lock (_order)
        {
            return [.. Enumerable.Reverse(_order).Select(id => _sessions[id]).Where(session => session.Projects.Any(project => project.Id == projectId))];
        }
    }

    private SessionResponse Add(SessionResponse session)
    {
        lock (_order)
        {
            _sessions.Add(session.Id, session);
            _order.Add(session.Id);
            return session;
        }
    }
}
