using Sessions.Core;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Tests;

[CancelAfter(30_000)]
internal sealed class PortalWaitTests
{
    private static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Running = Session("Running");

    [Test]
    public async Task The_interval_grows_up_to_its_limit(CancellationToken token)
    {
        var time = new ManualTimeProvider();
        var client = Client(time, Running, Running, Running, Running, Session("Ready"));
        var wait = new SessionWait { FirstInterval = TimeSpan.FromSeconds(2), MaxInterval = TimeSpan.FromSeconds(4) };

        var waiting = client.WaitForSessionAsync("session-1", wait, token);
        await time.TimerArmed.WaitAsync(token);
        TimeSpan?[] intervals =
        [
            await PassAsync(time, token), await PassAsync(time, token), await PassAsync(time, token), await PassAsync(time, token),
        ];

        Assert.That(intervals.Select(interval => interval?.TotalSeconds), Is.EqualTo(new[] { 2, 3, 4, 4 }));
        Assert.That((await waiting).Status, Is.EqualTo(SessionStatus.Ready));
    }

    [TestCase("Ready")]
    [TestCase("Flushed")]
    [TestCase("Archived")]
    public async Task Any_status_but_running_and_error_is_returned(string status, CancellationToken token)
    {
        var session = await Client(TimeProvider.System, Session(status)).WaitForSessionAsync("session-1", cancellationToken: token);

        Assert.That(session.Status.Value, Is.EqualTo(status));
    }

    [Test]
    public async Task A_failed_session_is_an_exception_that_holds_it(CancellationToken token)
    {
        var exception = await Assert.ThrowsAsync<SessionFailedException>(
            () => Client(TimeProvider.System, Session("Error")).WaitForSessionAsync("session-1", cancellationToken: token));

        Assert.That((exception!.Session.Id, exception.Session.Status), Is.EqualTo(("session-1", SessionStatus.Error)));
    }

    [Test]
    public async Task A_wait_that_is_over_tells_the_session_and_how_it_was_seen_last(CancellationToken token)
    {
        var time = new ManualTimeProvider();
        var waiting = Client(time, Running).WaitForSessionAsync("session-1", new SessionWait { Timeout = TimeSpan.FromMilliseconds(100) }, token);
        await time.TimerArmed.WaitAsync(token);
        await time.TimerArmed.WaitAsync(token);
        await time.TimerArmed.WaitAsync(token);
        time.Advance(TimeSpan.FromMilliseconds(100));

        var exception = await Assert.ThrowsAsync<SessionWaitTimeoutException>(() => waiting);

        Assert.That((exception!.SessionId, exception.LastSeen?.Status), Is.EqualTo(("session-1", SessionStatus.Running)));
        Assert.That(exception.Message, Is.EqualTo(
            "The session did not settle within 0.1 seconds. It goes on: wait for SessionId again, or with a longer Timeout."));
    }

    [Test]
    public async Task A_wait_is_over_while_the_server_does_not_answer(CancellationToken token)
    {
        var wait = new SessionWait { Timeout = TimeSpan.FromMilliseconds(20) };

        await Assert.ThrowsAsync<SessionWaitTimeoutException>(
            () => Client(TimeProvider.System, ScriptedHandler.Hangs()).WaitForSessionAsync("session-1", wait, token));
    }

    [Test]
    public async Task Cancellation_ends_a_wait(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        var waiting = Client(new ManualTimeProvider(), Running).WaitForSessionAsync("session-1", cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.That(exception!.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task A_session_that_cannot_be_asked_for_is_the_exception_of_the_request(CancellationToken token)
    {
        await Assert.ThrowsAsync<SessionsNotFoundException>(
            () => Client(TimeProvider.System, ScriptedHandler.Status(System.Net.HttpStatusCode.NotFound))
                .WaitForSessionAsync("session-1", cancellationToken: token));
    }

    [TestCase("{}")]
    [TestCase("""{"session_id":" "}""")]
    public async Task A_session_that_is_created_without_an_id_is_an_invalid_response(string body, CancellationToken token)
    {
        await Assert.ThrowsAsync<InvalidResponseException>(() => Client(TimeProvider.System, ScriptedHandler.Json(body))
            .CreateSessionAndWaitAsync("agent-1", "Hello", cancellationToken: token));
    }

    [Test]
    public async Task The_sandbox_answers_a_prompt_with_files(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(cancellationToken: token);
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));
        FileUpload[] files = [FileUpload.FromBytes([1], "one.csv"), FileUpload.FromBytes([2], "two.csv")];

        var session = await client.CreateSessionAndWaitAsync("agent-1", "Hello", files, cancellationToken: token);

        Assert.That((session.Status, session.Messages.Count), Is.EqualTo((SessionStatus.Ready, 2)));
        Assert.That(server.PortalFiles(session.Id).Select(file => file.Name), Is.EqualTo(new[] { "one.csv", "two.csv" }));
    }

    [Test]
    public async Task The_agent_of_the_sandbox_can_fail(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(cancellationToken: token);
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));

        await Assert.ThrowsAsync<SessionFailedException>(
            () => client.CreateSessionAndWaitAsync("agent-1", SandboxServer.PortalFailureMarker, cancellationToken: token));
    }

    [Test]
    public async Task A_session_can_be_used_after_a_wait_that_is_over(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { PortalRunDuration = TimeSpan.FromSeconds(2) }, token);
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));
        var wait = new SessionWait { Timeout = TimeSpan.FromSeconds(1), FirstInterval = TimeSpan.FromMilliseconds(50) };

        var exception = await Assert.ThrowsAsync<SessionWaitTimeoutException>(
            () => client.CreateSessionAndWaitAsync("agent-1", "Hello", null, wait, token));
        var session = await client.WaitForSessionAsync(exception!.SessionId, cancellationToken: token);

        Assert.That(session.Status, Is.EqualTo(SessionStatus.Ready));
    }

    private static PortalSessionsClient Client(
        TimeProvider time, params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] steps)
    {
        return Clients.Portal(new ScriptedHandler(steps), options => options.TimeProvider = time);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Session(string status)
    {
        return ScriptedHandler.Json($$"""{"id":"session-1","status":"{{status}}","messages":[]}""");
    }

    // One request arms two timers: that of its timeout, and then that of the interval.
    private static async Task<TimeSpan?> PassAsync(ManualTimeProvider time, CancellationToken token)
    {
        await time.TimerArmed.WaitAsync(token);
        await time.TimerArmed.WaitAsync(token);
        var interval = time.UntilNextTimer;
        time.Advance(interval!.Value);
        return interval;
    }
}
