using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Sessions.Core;

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
            Assert.That(attempts[0].GetTagItem("server.address"), Is.EqualTo("api.test"));
            Assert.That(attempts[0].Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(call.Status, Is.EqualTo(ActivityStatusCode.Unset));
        });
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
}
