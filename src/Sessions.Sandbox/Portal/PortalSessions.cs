using System.Text.Json;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// The sessions operations of Portal over a store.
/// </summary>
internal sealed class PortalSessions(PortalSessionStore store) : PortalSessionsContract
{
    public override Reply<Session> CreateSession(string agentId, string textPrompt, IReadOnlyList<FormFile>? files)
    {
        return store.Add(agentId).Complete(textPrompt, files ?? []);
    }

    public override Reply<AsyncSessionResponse> CreateAsyncSession(string agentId, string textPrompt, IReadOnlyList<FormFile>? files)
    {
        return new AsyncSessionResponse { SessionId = store.Add(agentId).Begin(textPrompt, files ?? []).Id };
    }

    public override Reply<Session> UpdateSession(string sessionId, string textPrompt, IReadOnlyList<FormFile>? files)
    {
        return store.Find(sessionId) is { } session ? session.Complete(textPrompt, files ?? []) : PortalErrors.UnknownSession;
    }

    public override Reply<AsyncSessionResponse> UpdateAsyncSession(string sessionId, string textPrompt, IReadOnlyList<FormFile>? files)
    {
        return store.Find(sessionId) is { } session
            ? new AsyncSessionResponse { SessionId = session.Begin(textPrompt, files ?? []).Id }
            : PortalErrors.UnknownSession;
    }

    public override Reply<Session> CreateSessionFromReplay(string sessionId, long lastMessageIndex)
    {
        if (store.Find(sessionId)?.Read() is not { } original)
        {
            return PortalErrors.UnknownSession;
        }

        // Counted from 0, the message at the index included; the provider tells neither.
        if (lastMessageIndex < 0 || lastMessageIndex >= original.Messages.Count)
        {
            var kind = lastMessageIndex < 0 ? RequestFaultKind.TooSmall : RequestFaultKind.TooLarge;
            return PortalErrors.Invalid([new RequestFault(kind, RequestPlace.Query, "last_message_index", "must be the index of a message")]);
        }

        return store.Add(original.AgentId, [.. original.Messages.Take((int)lastMessageIndex + 1)]).Read();
    }

    public override Reply<Session> GetSession(string sessionId)
    {
        return store.Find(sessionId) is { } session ? session.Read() : PortalErrors.UnknownSession;
    }

    public override Reply<GetSessionsResponse> GetSessions(string agentId)
    {
        return new GetSessionsResponse { Sessions = [.. store.All.Select(session => session.Read()).Where(session => session.AgentId == agentId)] };
    }

    public override Reply<GroupedSessionsResponse> GetGroupedSessions()
    {
        var groups = SessionGroups.Of(store.All.Select(session => session.Read()), store.Now);
        return new GroupedSessionsResponse
        {
            TimeToSessions = groups.ToDictionary(group => group.Key, group => JsonSerializer.SerializeToElement(group.Value, PortalJson.Options)),
        };
    }

    public override Reply<EventStream<Session>> SubscribeToSession(string sessionId)
    {
        return store.Find(sessionId) is { } session ? new EventStream<Session>(session.FollowAsync) : PortalErrors.UnknownSession;
    }
}
