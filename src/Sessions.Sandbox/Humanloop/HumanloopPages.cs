namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// The listing of Humanloop, which changes while it is read.
/// </summary>
internal sealed class HumanloopPages(HumanloopSessionStore store) : IPagedListing
{
    public string Operation => nameof(HumanloopSessions.ListSessions);

    public void Drift(object page, int inserted, int removed)
    {
        var sessions = ((PaginatedDataSessionResponse)page).Records;
        if (sessions.Count == 0)
        {
            return;
        }

        for (var count = 0; count < inserted; count++)
        {
            store.AddWithDatapoints(sessions[0].Projects[0].Id, count + 1);
        }

        foreach (var session in sessions.TakeLast(removed))
        {
            store.Remove(session.Id);
        }
    }
}
