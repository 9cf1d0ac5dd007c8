using System.Net;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.Proofs.Hostile;
using Sessions.Proofs.Operations;
using Sessions.Tests;
using Sessions.WhyLabs;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// The methods that are written by hand, which go on with what a server answered. The first byte selects one; every request gets the same body.
/// </summary>
internal sealed class JobTarget : IFuzzTarget
{
    private const int MostRequests = 8;

    private static readonly (string Provider, Func<ProvenClients, Task<object?>> Call)[] Jobs =
    [
        ("whylabs", async clients => await clients.WhyLabs.UploadDatasetProfileAsync("s", Profile())),
        ("whylabs", async clients => await clients.WhyLabs.UploadReferenceProfilesAsync("s", [new("a", Profile()), new("b", Profile())])),
        ("whylabs", async clients => await clients.WhyLabs.GetObservatoryLinkAsync("s", [ObservatoryProfile.Reference("r")])),
        ("whylabs", async clients => await clients.WhyLabs.CheckHealthAsync()),
        ("humanloop", async clients => await clients.Humanloop.CheckHealthAsync()),
        ("orq", async clients => await clients.Orq.CreateOrGetSessionAsync(new Orq.CreateSessionRequest { ExternalId = "e" })),
        ("orq", async clients => await clients.Orq.CountSessionsAsync(new SessionQuery())),
        ("orq", async clients => await clients.Orq.CheckHealthAsync()),
        ("portal", async clients => await clients.Portal.CreateSessionAndWaitAsync("a", "p")),
        ("portal", async clients => await clients.Portal.WaitForSessionAsync("s", new SessionWait { FollowsSubscription = true })),
        ("portal", async clients => (await clients.Portal.GetGroupedSessionsAsync()).ReadSummaries().Count),
        ("portal", async clients => await clients.Portal.CheckHealthAsync()),
    ];

    public string Name => "jobs";

    public IEnumerable<byte[]> Seeds =>
    [
        .. Jobs.SelectMany((job, number) => RecordedBodies.Of(job.Provider).Take(4).Select(body => (byte[])[(byte)number, .. body])),
        [1, .. "{\"references\":[{\"alias\":\"a\",\"id\":\"1\",\"uploadUrl\":\"https://up.test/a?sig=1\"},{\"alias\":\"b\",\"id\":\"2\",\"uploadUrl\":\"https://up.test/b\"}]}"u8],
        [10, .. "{\"time_to_sessions\":{\"today\":[{\"session_id\":\"s\",\"messages\":[]}],\"x\":null}}"u8],
    ];

    public IEnumerable<string> Words =>
        [.. JsonWords.All, "\"references\":", "\"alias\":", "\"uploadUrl\":", "\"session_id\":", "\"status\":", "\"error\"", "\"finished\"", "\"running\"", "\"time_to_sessions\":", "\"has_more\":", "\"count\":", "https://up.test/", "http://up.test/", "file:///", "[null]"];

    public async Task RunAsync(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        var clock = new ManualTimeProvider();
        var requests = 0;
        await VirtualTime.RunAsync(clock, ScriptedServer.CallAsync(
            _ => ResponseTarget.Json(++requests > MostRequests ? HttpStatusCode.Gone : HttpStatusCode.OK, input.AsSpan(1)),
            options => options.TimeProvider = clock,
            Jobs[input[0] % Jobs.Length].Call));
    }

    private static FileUpload Profile() => FileUpload.FromBytes("profile"u8.ToArray(), "profile.bin");
}
