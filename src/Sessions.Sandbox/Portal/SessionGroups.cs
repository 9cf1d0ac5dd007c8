namespace Sessions.Sandbox.Portal;

/// <summary>
/// Groups sessions by the day, in UTC, on which they were last updated. The provider's own names for the groups are not known.
/// </summary>
internal static class SessionGroups
{
    private const int NameLength = 40;

    /// <summary>
    /// Summaries under today, yesterday and older, the last updated first; a group without sessions is empty.
    /// </summary>
    public static Dictionary<string, IReadOnlyList<SessionSummary>> Of(IEnumerable<Session> sessions, DateTimeOffset now)
    {
        var byGroup = sessions.OrderByDescending(session => session.UpdatedAt).ToLookup(session => Name(session.UpdatedAt, now), Summarize);
        string[] names = ["today", "yesterday", "older"];
        return names.ToDictionary(name => name, name => (IReadOnlyList<SessionSummary>)[.. byGroup[name]]);
    }

    private static string Name(DateTimeOffset time, DateTimeOffset now)
    {
        return (now.UtcDateTime.Date - time.UtcDateTime.Date).Days switch
        {
            <= 0 => "today",
            1 => "yesterday",
            _ => "older",
        };
    }

    private static SessionSummary Summarize(Session session)
    {
        var text = session.Messages.Count == 0 ? session.Id : session.Messages[0].Text;
        return new SessionSummary
        {
            Id = session.Id,
            Agent = SandboxAgent.Describe(session.AgentId),
            UpdatedAt = session.UpdatedAt,
            Name = Shorten(text),
        };
    }

    private static string Shorten(string text)
    {
        // Not in the middle of a surrogate pair.
        return text.Length <= NameLength ? text : text[..(char.IsHighSurrogate(text[NameLength - 1]) ? NameLength - 1 : NameLength)];
    }
}
