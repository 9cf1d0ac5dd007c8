using Sessions.Sandbox.Orq;

namespace Sessions.Sandbox;

public sealed partial class SandboxServer
{
    /// <summary>
    /// The latest exchanges, with headers and bodies, in the order in which their requests arrived; <see cref="SandboxOptions.RecordedExchanges" />
    /// and <see cref="SandboxOptions.RecordedBytes" /> say how many. An exchange is in it before the caller has the end of its response.
    /// </summary>
    public IReadOnlyList<SandboxExchange> Exchanges => _recorder.Exchanges;

    /// <summary>
    /// The profiles that arrived at upload addresses of WhyLabs, in the order in which they did; the latest ones, as far as
    /// <see cref="SandboxOptions.HeldBytes" /> allows.
    /// </summary>
    public IReadOnlyList<SandboxUpload> WhyLabsUploads =>
        [.. _apis.WhyLabsStore.Received.Select(upload => new SandboxUpload(upload.SessionId, upload.ProfileId, upload.Content!))];

    /// <summary>
    /// Forgets the recorded exchanges, so that a test sees only what comes after; their numbers go on. The state stays as it is.
    /// </summary>
    public void ClearExchanges()
    {
        _recorder.Clear();
    }

    /// <summary>
    /// Adds guest sessions of WhyLabs, which live as long as any other.
    /// </summary>
    /// <param name="count">How many sessions.</param>
    /// <returns>The identifiers of the sessions, oldest first.</returns>
    /// <exception cref="ArgumentException">The count is negative.</exception>
    public IReadOnlyList<string> SeedWhyLabsSessions(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(1, count).Select(_ => _apis.WhyLabsStore.AddSession().Metadata.SessionId)];
    }

    /// <summary>
    /// Adds sessions of Humanloop that have a datapoint of a project each, as other parts of that API would leave them.
    /// </summary>
    /// <param name="projectId">The project, such as <c>pr_1</c>.</param>
    /// <param name="count">How many sessions.</param>
    /// <returns>The identifiers of the sessions, oldest first.</returns>
    /// <exception cref="ArgumentException">The project is empty, or the count negative.</exception>
    public IReadOnlyList<string> SeedHumanloopSessions(string projectId, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectId);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(1, count).Select(number => _apis.HumanloopStore.AddWithDatapoints(projectId, number).Id)];
    }

    /// <summary>
    /// Adds sessions of orq.ai that differ in duration, cost, usage and tags.
    /// </summary>
    /// <param name="count">How many sessions.</param>
    /// <returns>The identifiers of the sessions, oldest first.</returns>
    /// <exception cref="ArgumentException">The count is negative.</exception>
    public IReadOnlyList<string> SeedOrqSessions(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(1, count).Select(number => _apis.OrqStore.AddSeeded(number).Id)];
    }

    /// <summary>
    /// Adds sessions of Portal with one answered prompt each.
    /// </summary>
    /// <param name="agentId">The agent that the sessions are with.</param>
    /// <param name="count">How many sessions.</param>
    /// <returns>The identifiers of the sessions, oldest first.</returns>
    /// <exception cref="ArgumentException">The agent is empty, or the count negative.</exception>
    public IReadOnlyList<string> SeedPortalSessions(string agentId, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(agentId);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(1, count).Select(number => _apis.PortalStore.Add(agentId).Complete($"Prompt {number}", []).Id)];
    }

    /// <summary>
    /// The files that came with the prompts of a session of Portal, in their order.
    /// </summary>
    /// <param name="sessionId">The identifier of the session.</param>
    /// <returns>The files; empty when there were none.</returns>
    /// <exception cref="ArgumentException">There is no such session.</exception>
    public IReadOnlyList<SandboxFile> PortalFiles(string sessionId)
    {
        var session = _apis.PortalStore.Find(sessionId) ?? throw new ArgumentException($"There is no session {sessionId}.", nameof(sessionId));
        return [.. session.Files.Select(file => new SandboxFile(file.Name, file.ContentType, file.Content))];
    }
}
