using System.Diagnostics;
using System.Net;
using Sessions.Core;
using Sessions.Orq;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// Secrets are planted wherever a caller or a server can put one, and everything that a client tells is searched for them.
/// </summary>
[NonParallelizable]
internal sealed class CanaryTests
{
    private const string Canary = "c4n4ry";

    private static readonly string[] Operations =
    [
        "WhyLabs.CreateSession", "WhyLabs.GetSession", "WhyLabs.ClaimGuestSession", "WhyLabs.CreateReferenceProfileUpload",
        "WhyLabs.BatchCreateReferenceProfileUpload", "WhyLabs.CreateDatasetProfileUpload", "WhyLabs.GetSessionProfileObservatoryLink",
        "Humanloop.CreateSession", "Humanloop.GetSession", "Humanloop.ListSessions",
        "Orq.CreateSession", "Orq.GetSession", "Orq.UpdateSession", "Orq.DeleteSession", "Orq.ListSessions", "Orq.CountSessions",
        "Portal.CreateSession", "Portal.CreateAsyncSession", "Portal.CreateSessionFromReplay", "Portal.GetGroupedSessions",
        "Portal.GetSession", "Portal.GetSessions", "Portal.SubscribeToSession", "Portal.UpdateAsyncSession", "Portal.UpdateSession",
    ];

    private static readonly string[] Outcomes =
    [
        "success", "success without body", "malformed", "wrongly typed", "wrong root", "invalid text", "event", "malformed event",
        "301", "400", "401", "403", "404", "409", "418", "422", "429", "500", "503",
        "refused", "broken", "broken body", "timeout", "cancelled",
    ];

    [Test]
    public async Task No_secret_shows_in_anything_that_a_client_tells(
        [ValueSource(nameof(Operations))] string operation, [ValueSource(nameof(Outcomes))] string outcome)
    {
        var told = await EverythingToldBy(operation, outcome);

        Assert.That(told, Does.Not.Contain(Canary).IgnoreCase);
    }

    [Test]
    public async Task The_search_covers_spans_metrics_logs_and_exceptions()
    {
        var told = await EverythingToldBy("Orq.GetSession", "503");

        Assert.That(told, Does
            .Contain("GET /v2/traces/sessions/{session_id}")
            .And.Contain("sessions.client.failures")
            .And.Contain("is repeated after")
            .And.Contain("orq.ai answered GetSession with status 503"));
    }

    private static async Task<string> EverythingToldBy(string operation, string outcome)
    {
        using var telemetry = new TelemetryListener("Sessions.");
        using var log = new LogCollector();
        using var cancellation = new CancellationTokenSource(outcome == "cancelled" ? TimeSpan.Zero : TimeSpan.FromMinutes(1));
        var told = new List<string>();
        try
        {
            await CallAsync(operation, new ScriptedHandler(Outcome(outcome)), log, cancellation.Token);
        }
        catch (Exception exception) when (exception is SessionsException or OperationCanceledException)
        {
            told.Add(exception.ToString());
        }

        told.AddRange(log.Lines);
        told.AddRange(telemetry.Measurements);
        told.AddRange(telemetry.Activities.Select(Describe));
        return string.Join("\n", told);
    }

    private static string Describe(Activity activity)
    {
        return $"{activity.DisplayName} {activity.StatusDescription} {string.Join(" ", activity.TagObjects)} {string.Join(" ", activity.Events)}";
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Outcome(string outcome)
    {
        var header = ("X-Secret", Canary + "-header");
        return outcome switch
        {
            "success" => ScriptedHandler.Json($$"""{"id":"{{Canary}}","{{Canary}}":"{{Canary}}"}""", HttpStatusCode.OK, header),
            "success without body" => ScriptedHandler.Status(HttpStatusCode.NoContent, header),
            "malformed" => ScriptedHandler.Json($$"""{"{{Canary}}":{{Canary}}""", HttpStatusCode.OK, header),
            "wrongly typed" => ScriptedHandler.Json(
                $$"""{"traces_count":"{{Canary}}","count":"{{Canary}}","created_at":"{{Canary}}","uploadTimestamp":"{{Canary}}","id":{"{{Canary}}":1} }"""),
            "wrong root" => ScriptedHandler.Json($"[\"{Canary}\"]", HttpStatusCode.OK, header),
            "invalid text" => ScriptedHandler.Text(Canary, "text/html", HttpStatusCode.OK, header),
            "event" => ScriptedHandler.Text($"data: {{\"id\":\"{Canary}\"}}\n\n", "text/event-stream"),
            "malformed event" => ScriptedHandler.Text($"data: {{\"id\":{Canary}\n\n", "text/event-stream"),
            "refused" => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ConnectionError)),
            "broken" => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid header line: '{Canary}'.")),
            "broken body" => BrokenBody,
            "timeout" => ScriptedHandler.Hangs(),
            "cancelled" => ScriptedHandler.Hangs(),
            _ => ScriptedHandler.Json(
                $$"""{"message":"{{Canary}}","detail":[{"loc":["{{Canary}}"],"msg":"{{Canary}}","type":"{{Canary}}"}]}""",
                (HttpStatusCode)int.Parse(outcome, System.Globalization.CultureInfo.InvariantCulture),
                header,
                ("Location", "https://elsewhere.test/" + Canary)),
        };
    }

    private static Task<HttpResponseMessage> BrokenBody(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) });
    }

    private static async Task CallAsync(string operation, HttpMessageHandler handler, LogCollector log, CancellationToken token)
    {
        var options = new RequestOptions { Headers = { ["X-Mine"] = Canary } };
        var whyLabs = Clients.WhyLabs(handler, Plant(log)).WithOptions(options);
        var humanloop = Clients.Humanloop(handler, Plant(log)).WithOptions(options);
        var orq = Clients.Orq(handler, Plant(log)).WithOptions(options);
        var portal = Clients.Portal(handler, Plant(log)).WithOptions(options);
        var files = new[] { FileUpload.FromBytes("c4n4ry"u8.ToArray(), Canary + ".txt") };
        await (operation switch
        {
            "WhyLabs.CreateSession" => whyLabs.CreateSessionAsync(new WhyLabs.CreateSessionRequest { UserId = Canary }, token),
            "WhyLabs.GetSession" => whyLabs.GetSessionAsync(Canary, token),
            "WhyLabs.ClaimGuestSession" => whyLabs.ClaimGuestSessionAsync(Canary, Canary, token),
            "WhyLabs.CreateReferenceProfileUpload" =>
                whyLabs.CreateReferenceProfileUploadAsync(Canary, new LogReferenceRequest { Alias = Canary }, token),
            "WhyLabs.BatchCreateReferenceProfileUpload" =>
                whyLabs.BatchCreateReferenceProfileUploadAsync(Canary, new BatchLogReferenceRequest { References = { new() { Alias = Canary } } }, token),
            "WhyLabs.CreateDatasetProfileUpload" =>
                whyLabs.CreateDatasetProfileUploadAsync(Canary, new LogAsyncRequest { SegmentTags = { new() { Key = Canary, Value = Canary } } }, token),
            "WhyLabs.GetSessionProfileObservatoryLink" =>
                whyLabs.GetSessionProfileObservatoryLinkAsync(Canary, new GetProfileObservatoryLinkRequest { ReferenceProfileIds = { Canary } }, token),
            "Humanloop.CreateSession" => humanloop.CreateSessionAsync(token),
            "Humanloop.GetSession" => humanloop.GetSessionAsync(Canary, token),
            "Humanloop.ListSessions" => humanloop.ListSessionsAsync(Canary, 1, 2, token),
            "Orq.CreateSession" => orq.CreateSessionAsync(new Orq.CreateSessionRequest { ExternalId = Canary }, token),
            "Orq.GetSession" => orq.GetSessionAsync(Canary, token),
            "Orq.UpdateSession" => orq.UpdateSessionAsync(Canary, new UpdateSessionRequest { ProjectId = Canary }, token),
            "Orq.DeleteSession" => orq.DeleteSessionAsync(Canary, token),
            "Orq.ListSessions" => orq.ListSessionsAsync(new ListSessionsRequest { Filters = { new IdFilter { Id = Canary } } }, token),
            "Orq.CountSessions" => orq.CountSessionsAsync(new ListSessionsRequest { Filters = { new IdFilter { Id = Canary } } }, token),
            "Portal.CreateSession" => portal.CreateSessionAsync(Canary, Canary, files, token),
            "Portal.CreateAsyncSession" => portal.CreateAsyncSessionAsync(Canary, Canary, files, token),
            "Portal.CreateSessionFromReplay" => portal.CreateSessionFromReplayAsync(Canary, 1, token),
            "Portal.GetGroupedSessions" => portal.GetGroupedSessionsAsync(token),
            "Portal.GetSession" => portal.GetSessionAsync(Canary, token),
            "Portal.GetSessions" => portal.GetSessionsAsync(Canary, token),
            "Portal.SubscribeToSession" => Drain(portal.SubscribeToSessionAsync(Canary, token)),
            "Portal.UpdateAsyncSession" => portal.UpdateAsyncSessionAsync(Canary, Canary, files, token),
            "Portal.UpdateSession" => portal.UpdateSessionAsync(Canary, Canary, files, token),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No such operation."),
        });
    }

    private static Action<SessionsClientOptions> Plant(LogCollector log)
    {
        return options =>
        {
            options.ApiKey = Canary + "-key";
            options.LoggerFactory = log;
            options.Timeout = TimeSpan.FromMilliseconds(50);
            options.Retry = new RetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero };
        };
    }

    private static async Task Drain<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (var item in stream)
        {
            Assert.That(item, Is.Not.Null);
        }
    }

    private sealed class BrokenStream : AsynchronousStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromException<int>(new IOException("The connection broke."));
        }
    }
}
