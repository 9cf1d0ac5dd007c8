using Microsoft.Extensions.DependencyInjection;
using Sessions.Orq;

namespace Consumer;

/// <summary>
/// Creates a session, reads, changes, lists and counts it, and deletes it.
/// </summary>
internal sealed class OrqFlow(IOrqSessionsClient orq, CallLog log) : IProviderFlow
{
    private const string Provider = "Orq";

    public static IHttpClientBuilder AddClient(IServiceCollection services) => services.AddOrqSessions(options => options.TimeProvider = TimeProvider.System);

    public async Task RunAsync()
    {
        var created = await orq.CreateSessionAsync(new CreateSessionRequest
        {
            ExternalId = "conversation-42",
            Duration = 1234.5,
            ContactIds = ["contact-1"],
            Billing = new Billing { InputCost = 0.1, OutputCost = 0.25, TotalCost = 0.35 },
            Usage = new Usage { PromptTokens = 10, CompletionTokens = 20, TotalTokens = 30 },
            TracesCount = 3,
            Tags = ["support"],
            ProjectId = "project-1",
        });
        log.Print(Provider, nameof(orq.CreateSessionAsync), $"session {created.Id}");

        var session = await orq.GetSessionAsync(created.Id);
        UnexpectedAnswerException.ThrowUnless(session.ExternalId == "conversation-42", "the session read is the one created");
        log.Print(Provider, nameof(orq.GetSessionAsync), $"tags {string.Join(", ", session.Tags)}");

        // An assigned null is sent as null and clears the member; what is not assigned stays as it is.
        var updated = await orq.UpdateSessionAsync(created.Id, new UpdateSessionRequest { Tags = ["support", "solved"], ProjectId = null });
        UnexpectedAnswerException.ThrowUnless(
            updated is { Tags.Count: 2, ProjectId: null, TracesCount: 3 }, "only tags and project changed");
        log.Print(Provider, nameof(orq.UpdateSessionAsync), $"tags {string.Join(", ", updated.Tags)}; no project");

        var everything = new ListSessionsRequest { Pagination = new Pagination { Page = 1, Limit = 10 } };
        var page = await orq.ListSessionsAsync(everything);
        UnexpectedAnswerException.ThrowUnless(page.Data.Any(item => item.Id == created.Id), "the list holds the session");
        log.Print(Provider, nameof(orq.ListSessionsAsync), $"{page.Data.Count} sessions");

        var ids = new List<string>();
        await foreach (var item in orq.ListAllSessionsAsync())
        {
            ids.Add(item.Id);
        }

        UnexpectedAnswerException.ThrowUnless(ids.Contains(created.Id), "the listing holds the session");

        var count = await orq.CountSessionsAsync(everything);
        UnexpectedAnswerException.ThrowUnless(count.Count == page.Data.Count, "list and count agree");
        log.Print(Provider, nameof(orq.CountSessionsAsync), $"{count.Count} sessions");

        var deleted = await orq.DeleteSessionAsync(created.Id);
        UnexpectedAnswerException.ThrowUnless(deleted, "the session was there to delete");
        log.Print(Provider, nameof(orq.DeleteSessionAsync), "deleted");
    }
}
