using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sessions.WhyLabs;

namespace Consumer;

/// <summary>
/// Creates a guest session, uploads reference and dataset profiles to the addresses that it hands out, gets the link to them, and claims
/// the session for an organization.
/// </summary>
internal sealed class WhyLabsFlow(IWhyLabsSessionsClient whyLabs, CallLog log) : IProviderFlow
{
    private const string Provider = "WhyLabs";

    public static IHttpClientBuilder AddClient(IServiceCollection services) => services.AddWhyLabsSessions();

    public async Task RunAsync()
    {
        var created = await whyLabs.CreateSessionAsync(new CreateSessionRequest { UserId = "user-1" });
        log.Print(Provider, nameof(whyLabs.CreateSessionAsync), $"session {created.Id}");

        var session = (await whyLabs.GetSessionAsync(created.Id)).Session;
        UnexpectedAnswerException.ThrowUnless(session.SessionId == created.Id, "the session read is the one created");
        log.Print(Provider, nameof(whyLabs.GetSessionAsync), $"organization {session.OrgId}");

        var reference = await whyLabs.CreateReferenceProfileUploadAsync(created.Id, new LogReferenceRequest { Alias = "baseline" });
        log.Print(Provider, nameof(whyLabs.CreateReferenceProfileUploadAsync), await UploadAsync(reference.UploadUrl));

        LogReferenceRequest[] seasons = [new LogReferenceRequest { Alias = "spring" }, new LogReferenceRequest { Alias = "autumn" }];
        var batch = await whyLabs.BatchCreateReferenceProfileUploadAsync(created.Id, new BatchLogReferenceRequest { References = seasons });
        UnexpectedAnswerException.ThrowUnless(batch.References.Count == 2, "each reference of a batch gets an upload");
        log.Print(Provider, nameof(whyLabs.BatchCreateReferenceProfileUploadAsync), $"{batch.References.Count} uploads");

        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var dataset = await whyLabs.CreateDatasetProfileUploadAsync(
            created.Id,
            new LogAsyncRequest { DatasetTimestamp = timestamp, SegmentTags = [new SegmentTag { Key = "country", Value = "NO" }] });
        log.Print(Provider, nameof(whyLabs.CreateDatasetProfileUploadAsync), await UploadAsync(dataset.UploadUrl));

        var link = await whyLabs.GetSessionProfileObservatoryLinkAsync(
            created.Id,
            new GetProfileObservatoryLinkRequest { BatchProfileTimestamps = [timestamp], ReferenceProfileIds = [reference.Id] });
        UnexpectedAnswerException.ThrowUnless(link.ObservatoryUrl.Length > 0, "there is a link");
        log.Print(Provider, nameof(whyLabs.GetSessionProfileObservatoryLinkAsync), $"{link.IndividualObservatoryUrls.Count} links");

        await whyLabs.ClaimGuestSessionAsync(created.Id, "org-1");
        log.Print(Provider, nameof(whyLabs.ClaimGuestSessionAsync), "claimed for org-1");
    }

    // The address carries its own permission, so it gets a plain client: the key must not go there.
    private static async Task<string> UploadAsync(string address)
    {
        using var http = new HttpClient();
        using var profile = new ByteArrayContent(Encoding.UTF8.GetBytes("a profile"));
        using var response = await http.PutAsync(new Uri(address), profile);
        response.EnsureSuccessStatusCode();
        return $"upload took {profile.Headers.ContentLength} bytes";
    }
}
