using Microsoft.Extensions.DependencyInjection;
using Sessions.Humanloop;

namespace Consumer;

/// <summary>
/// Creates a session, reads it back, and lists the sessions of a project.
/// </summary>
internal sealed class HumanloopFlow(IHumanloopSessionsClient humanloop, CallLog log) : IProviderFlow
{
    private const string Provider = "Humanloop";

    // A project that the sandbox has sessions of; other parts of the API would have put them there.
    private const string ProjectId = "pr_sandbox";

    public static IHttpClientBuilder AddClient(IServiceCollection services) => services.AddHumanloopSessions();

    public async Task RunAsync()
    {
        var created = await humanloop.CreateSessionAsync();
        log.Print(Provider, nameof(humanloop.CreateSessionAsync), $"session {created.Id}");

        var session = await humanloop.GetSessionAsync(created.Id);
        UnexpectedAnswerException.ThrowUnless(session.Id == created.Id, "the session read is the one created");
        log.Print(Provider, nameof(humanloop.GetSessionAsync), $"{session.DatapointsCount} datapoints");

        var page = await humanloop.ListSessionsAsync(ProjectId, page: 1, size: 10);
        UnexpectedAnswerException.ThrowUnless(page is { Page: 1, Records.Count: > 0 }, "the first page holds sessions");
        log.Print(Provider, nameof(humanloop.ListSessionsAsync), $"{page.Records.Count} of {page.Total} sessions");
    }
}
