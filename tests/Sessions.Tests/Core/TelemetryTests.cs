using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

// Activity sources and meters belong to the process: each test filters by an operation that no parallel test of the same provider uses.
[NonParallelizable]
internal sealed class TelemetryTests
{
    [Test]
    public async Task A_call_is_a_span_with_a_child_for_each_attempt()
    {
        using var listener = new TelemetryListener("Sessions.Orq");
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options => options.Retry.BaseDelay = TimeSpan.Zero).GetSessionAsync("s");

        var call = listener.Activities.Single(activity => activity.DisplayName == "GetSession");
        var attempts = listener.Activities.Where(activity => activity.ParentSpanId == call.SpanId).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(attempts.Select(attempt => attempt.DisplayName), Is.All.EqualTo("GET /v2/traces/sessions/{session_id}"));
            Assert.That(attempts.Select(attempt => attempt.GetTagItem("http.response.status_code")), Is.EqualTo(new object[] { 502, 200 }));
            Assert.That(attempts.Select(attempt => attempt.GetTagItem("error.type")), Is.EqualTo(new object?[] { "502", null }));
            Assert.That(attempts.Select(attempt => attempt.GetTagItem("http.request.resend_count")), Is.EqualTo(new object?[] { null, 1 }));
            Assert.That(attempts.Select(attempt => attempt.Status), Is.EqualTo(new[] { ActivityStatusCode.Error, ActivityStatusCode.Unset }));
            Assert.That(Tags(attempts[1]), Is.EquivalentTo(new[]
            {
                "http.request.method=GET", "url.template=/v2/traces/sessions/{session_id}", "url.scheme=https", "server.address=api.test",
                "server.port=443", "http.request.resend_count=1", "http.response.status_code=200",
            }));
            Assert.That(Tags(call), Is.EquivalentTo(new[] { "url.scheme=https", "server.address=api.test", "server.port=443" }));
            Assert.That(attempts[0].Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(call.Status, Is.EqualTo(ActivityStatusCode.Unset));
        });
    }

    [Test]
    public async Task A_call_that_failed_is_a_span_that_names_the_failure()
    {
        using var listener = new TelemetryListener("Sessions.Orq");
        var handler = new ScriptedHandler(ScriptedHandler.Throws(new IOException("It broke.")));
        var client = Clients.Orq(handler, options => options.Retry.MaxRetries = 0);

        await Assert.ThrowsAsync<SessionsConnectionException>(() => client.DeleteSessionAsync("s"));

        Assert.That(
            listener.Activities.Select(activity => (activity.DisplayName, activity.Status, activity.GetTagItem("error.type"))),
            Is.EqualTo(new (string, ActivityStatusCode, object?)[]
            {
                ("DELETE /v2/traces/sessions/{session_id}", ActivityStatusCode.Error, "Sessions.Core.SessionsConnectionException"),
                ("DeleteSession", ActivityStatusCode.Error, "Sessions.Core.SessionsConnectionException"),
            }));
    }

    [Test]
    public async Task A_span_of_an_upload_names_no_server()
    {
        using var listener = new TelemetryListener("Sessions.Orq");

        await UploadAsync(log: null);

        Assert.That(listener.Activities.SelectMany(Tags), Is.EqualTo(new[]
        {
            "http.request.method=PUT", "url.template={pre-signed address}", "http.response.status_code=200",
        }));
    }

    [Test]
    public async Task A_log_line_of_an_upload_shows_nothing_of_its_address()
    {
        using var log = new LogCollector();

        await UploadAsync(log);

        Assert.That(log.Lines.Single(), Does.StartWith("Sessions.Orq Debug: Upload attempt 1: PUT {pre-signed address} was answered with 200. "));
    }

    [Test]
    public async Task The_duration_of_a_success_is_measured()
    {
        using var listener = new TelemetryListener("Sessions.Orq");

        await Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}"))).GetSessionAsync("s");

        Assert.That(listener.Measurements, Is.EqualTo(new[] { "sessions.client.call.duration sessions.operation=GetSession" }));
    }

    [Test]
    public async Task What_is_measured_tells_its_unit_and_its_meaning()
    {
        var instruments = new List<(string, string?, string?)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => instruments.Add((instrument.Meter.Name + " " + instrument.Name, instrument.Unit, instrument.Description)),
        };
        await Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}"))).GetSessionAsync("s");

        listener.Start();

        Assert.That(instruments, Is.SupersetOf(new (string, string?, string?)[]
        {
            ("Sessions.Orq sessions.client.call.duration", "s", "How long calls took, their retries and waits included."),
            ("Sessions.Orq sessions.client.retries", "{retry}", "Attempts that were made after a failed one."),
            ("Sessions.Orq sessions.client.failures", "{call}", "Calls that ended in an exception."),
        }));
    }

    [Test]
    public async Task An_attempt_without_an_answer_is_logged()
    {
        using var log = new LogCollector();
        var handler = new ScriptedHandler(ScriptedHandler.Throws(new IOException("It broke.")));
        var client = Clients.Orq(handler, options => (options.LoggerFactory, options.Retry.MaxRetries) = (log, 0));

        await Assert.ThrowsAsync<SessionsConnectionException>(() => client.GetSessionAsync("s"));

        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "Sessions.Orq Debug: GetSession attempt 1: GET /v2/traces/sessions/{session_id} failed with Sessions.Core.SessionsConnectionException.",
        }));
    }

    [Test]
    public async Task An_attempt_with_an_answer_is_logged_once()
    {
        using var log = new LogCollector();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.NotFound, ("X-Request-Id", "r-1"), ("X-Request-Id", "r-2")));

        await Assert.ThrowsAsync<SessionsNotFoundException>(() => Clients.Orq(handler, options => options.LoggerFactory = log).GetSessionAsync("s"));

        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "Sessions.Orq Debug: GetSession attempt 1: GET /v2/traces/sessions/{session_id} was answered with 404. "
            + "X-Request-ID: r-1 r-2, Content-Type: text/plain; charset=utf-8",
        }));
    }

    [Test]
    public async Task Duration_retries_and_failures_are_measured()
    {
        using var listener = new TelemetryListener("Sessions.Orq");
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway));
        var client = Clients.Orq(handler, options => (options.Retry.BaseDelay, options.Retry.MaxRetries) = (TimeSpan.Zero, 2));

        await Assert.ThrowsAsync<SessionsServerException>(() => client.GetSessionAsync("s"));

        Assert.That(listener.Measurements, Is.EquivalentTo(new[]
        {
            "sessions.client.retries sessions.operation=GetSession error.type=502",
            "sessions.client.retries sessions.operation=GetSession error.type=502",
            "sessions.client.call.duration sessions.operation=GetSession error.type=502",
            "sessions.client.failures sessions.operation=GetSession error.type=502",
        }));
    }

    [Test]
    public async Task A_success_that_can_not_be_read_is_a_failure()
    {
        using var listener = new TelemetryListener("Sessions.Orq");

        await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{"))).GetSessionAsync("s"));

        Assert.That(listener.Measurements, Has.Some.StartsWith("sessions.client.failures sessions.operation=GetSession"));
    }

    [Test]
    public async Task A_log_line_shows_what_is_on_the_allow_list_only()
    {
        using var log = new LogCollector();
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"records":[]}""", HttpStatusCode.OK, ("X-Request-Id", "r-1"), ("X-Secret", "hidden")));
        var client = Clients.Humanloop(handler, options => options.LoggerFactory = log);

        await client.ListSessionsAsync("pr_secret", page: 2);

        Assert.That(log.Lines.Single(), Is.EqualTo(
            "Sessions.Humanloop Debug: ListSessions attempt 1: GET /sessions?project_id=(redacted)&page=2 was answered with 200. "
            + "X-Request-ID: r-1, Content-Type: application/json; charset=utf-8"));
    }

    [Test]
    public async Task A_retry_is_logged_as_a_warning()
    {
        using var log = new LogCollector();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway, ("Retry-After", "0")), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options => options.LoggerFactory = log).GetSessionAsync("s");

        Assert.That(log.Lines, Has.One.EqualTo(
            "Sessions.Orq Warning: GetSession failed with 502 in attempt 1 and is repeated after 0 ms."));
    }

    private static IEnumerable<string> Tags(Activity activity)
    {
        return activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}");
    }

    private static async Task UploadAsync(LogCollector? log)
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var pipeline = SessionsPipeline.Create(handler, Clients.Options<OrqSessionsOptions>(options => options.LoggerFactory = log));
        await pipeline.SendAsync(
            PreSignedUpload.Request(PreSignedUpload.Operation("Upload"), "https://storage.test/p?signature=s", FileUpload.FromBytes([], "p"), progress: null),
            CancellationToken.None);
    }
}
