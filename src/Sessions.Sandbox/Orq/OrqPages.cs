namespace Sessions.Sandbox.Orq;

/// <summary>
/// The listing of orq.ai, which changes while it is read.
/// </summary>
internal sealed class OrqPages(OrqSessionStore store, IdentifierSource identifiers) : IPagedListing
{
    public string Operation => nameof(OrqSessions.ListSessions);

    public void Drift(object page, int inserted, int removed)
    {
        var sessions = ((ListSessionsResponse)page).Data;
        if (sessions.Count == 0)
        {
            return;
        }

        for (var count = 0; count < inserted; count++)
        {
            store.Add(Copy(sessions[0]));
        }

        foreach (var session in sessions.TakeLast(removed))
        {
            store.Remove(session.Id);
        }
    }

    // What passes the filters of the listing passes them as a copy too.
    private CreateSessionRequest Copy(Session session)
    {
        return new CreateSessionRequest
        {
            ExternalId = identifiers.Next(session.ExternalId + "-", 8),
            Duration = session.Duration,
            ContactIds = session.ContactIds,
            Billing = session.Billing,
            Usage = session.Usage,
            TracesCount = session.TracesCount,
            Tags = session.Tags,
            ProjectId = session.ProjectId,
            StartedAt = session.StartedAt,
            UpdatedAt = session.UpdatedAt,
        };
    }
}
