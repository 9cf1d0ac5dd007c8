using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;
using Sessions.Portal;

namespace Consumer;

/// <summary>
/// Starts a session with a file and waits for the answer; starts another and follows it while the agent works; continues, replays and
/// lists them.
/// </summary>
internal sealed class PortalFlow(IPortalSessionsClient portal, CallLog log) : IProviderFlow
{
    private const string Provider = "Portal";
    private const string AgentId = "agent-1";

    public static IHttpClientBuilder AddClient(IServiceCollection services) => services.AddPortalSessions();

    public async Task RunAsync()
    {
        var sales = FileUpload.FromBytes(Encoding.UTF8.GetBytes("week,units\n23,42\n"), "sales.csv", "text/csv");
        var session = await portal.CreateSessionAsync(AgentId, "What did we sell last week?", [sales]);
        UnexpectedAnswerException.ThrowUnless(session.Status == SessionStatus.Ready, "the agent is done when a synchronous call returns");
        log.Print(Provider, nameof(portal.CreateSessionAsync), $"{session.Status}, {session.Messages.Count} messages");

        var continued = await portal.UpdateSessionAsync(session.Id, "And the week before?");
        UnexpectedAnswerException.ThrowUnless(continued.Messages.Count > session.Messages.Count, "the second prompt added messages");
        log.Print(Provider, nameof(portal.UpdateSessionAsync), $"{continued.Messages.Count} messages");

        await FollowAsync();

        var replayed = await portal.CreateSessionFromReplayAsync(session.Id, lastMessageIndex: 1);
        UnexpectedAnswerException.ThrowUnless(replayed.Id != session.Id, "a replay is another session");
        log.Print(Provider, nameof(portal.CreateSessionFromReplayAsync), $"session {replayed.Id}");

        var all = await portal.GetSessionsAsync(AgentId);
        UnexpectedAnswerException.ThrowUnless(all.Sessions.Any(item => item.Id == session.Id), "the agent's sessions hold the first one");
        log.Print(Provider, nameof(portal.GetSessionsAsync), $"{all.Sessions.Count} sessions");

        var groups = await portal.GetGroupedSessionsAsync();
        log.Print(Provider, nameof(portal.GetGroupedSessionsAsync), $"{groups.TimeToSessions?.Count ?? 0} groups");
    }

    private async Task FollowAsync()
    {
        var started = await portal.CreateAsyncSessionAsync(AgentId, "Which product sold best?");
        log.Print(Provider, nameof(portal.CreateAsyncSessionAsync), $"session {started.SessionId}");

        var states = new List<SessionStatus>();
        await foreach (var state in portal.SubscribeToSessionAsync(started.SessionId))
        {
            states.Add(state.Status);
        }

        UnexpectedAnswerException.ThrowUnless(states.LastOrDefault() == SessionStatus.Ready, "a subscription ends when the agent is done");
        log.Print(Provider, nameof(portal.SubscribeToSessionAsync), string.Join(", ", states));

        var continued = await portal.UpdateAsyncSessionAsync(started.SessionId, "And which one worst?");
        log.Print(Provider, nameof(portal.UpdateAsyncSessionAsync), $"session {continued.SessionId}");

        var session = await portal.GetSessionAsync(started.SessionId);
        UnexpectedAnswerException.ThrowUnless(session.AgentId == AgentId, "the session read is the one started");
        log.Print(Provider, nameof(portal.GetSessionAsync), $"{session.Status}");
    }
}
