using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// The sessions that the sandbox holds, as the page shows them.
/// </summary>
internal sealed class HeldSessions(SandboxApis apis)
{
    private readonly Dictionary<ProviderApi, JsonSerializerOptions> _indented =
        apis.All.ToDictionary(api => api, api => new JsonSerializerOptions(api.Json) { WriteIndented = true });

    /// <summary>
    /// The newest sessions of each provider that have a text somewhere in what the provider tells about them.
    /// </summary>
    /// <param name="text">The text, in any casing; empty for all.</param>
    /// <param name="limit">The most of each provider.</param>
    /// <returns>The sessions, and how many are held altogether.</returns>
    public (IReadOnlyList<HeldSession> Found, int Total) Find(string text, int limit)
    {
        var whyLabs = apis.WhyLabsStore.All();
        var humanloop = apis.HumanloopStore.All();
        var orq = apis.OrqStore.All();
        var portal = apis.PortalStore.All.Reverse().ToList();
        return (
            [
                .. Newest(apis.WhyLabs, whyLabs.Select(session => (session.Metadata.SessionId, (object)session.Metadata))),
                .. Newest(apis.Humanloop, humanloop.Select(session => (session.Id, (object)session))),
                .. Newest(apis.Orq, orq.Select(session => (session.Id, (object)session))),
                .. Newest(apis.Portal, portal.Select(session => (session.Id, (object)session.Read()))),
            ],
            whyLabs.Count + humanloop.Count + orq.Count + portal.Count);

        IEnumerable<HeldSession> Newest(ProviderApi api, IEnumerable<(string Id, object Document)> sessions)
        {
            return sessions
                .Select(session => new HeldSession(api.Name, session.Id, JsonSerializer.Serialize(session.Document, _indented[api])))
                .Where(session => session.Document.Contains(text, StringComparison.OrdinalIgnoreCase))
                .Take(limit);
        }
    }
}
