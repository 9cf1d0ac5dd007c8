using System.Net;
using System.Text;
using Sessions.Core;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Tests;

[CancelAfter(30_000)]
internal sealed class PortalWaitByFollowingTests
{
    private const string Subscription = "/base/sessions/session-1/subscribe";
    private const string Question = "/base/sessions/session-1";

    private static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Ready =
        ScriptedHandler.Json(Session("Ready"));

    private static IEnumerable<TestCaseData> StreamsThatDoNotSettle =>
    [
        Stream("ends early", Events("Running")),
        Stream("ends at once", ScriptedHandler.Text("", "text/event-stream")),
        Stream("breaks off", BreakingOff("Running")),
        Stream("sends what is no session", ScriptedHandler.Text("data: [1]\n\n", "text/event-stream")),
        Stream("is a single document", ScriptedHandler.Json(Session("Running"))),
        Stream("is a web page", ScriptedHandler.Text("<html></html>", "text/html")),
        Stream("does not exist", ScriptedHandler.Status(HttpStatusCode.NotFound)),
        Stream("is not allowed", ScriptedHandler.Status(HttpStatusCode.MethodNotAllowed)),
        Stream("can't be reached", ScriptedHandler.Throws(new HttpRequestException("broken"))),
    ];

    [TestCase("Ready")]
    [TestCase("Archived")]
    public async Task A_wait_that_follows_ends_with_the_stream_and_asks_for_nothing(string status, CancellationToken token)
    {
        var handler = new ScriptedHandler(Events("Running", "Running", status));

        var session = await Client(handler).WaitForSessionAsync("session-1", Following(), token);

        Assert.That(session.Status.Value, Is.EqualTo(status));
        Assert.That(Paths(handler), Is.EqualTo(new[] { Subscription }));
    }

    [Test]
    public async Task A_failed_session_is_an_exception_that_holds_it(CancellationToken token)
    {
        var waiting = Client(new ScriptedHandler(Events("Running", "Error"))).WaitForSessionAsync("session-1", Following(), token);

        var exception = await Assert.ThrowsAsync<SessionFailedException>(() => waiting);

        Assert.That(exception!.Session.Id, Is.EqualTo("session-1"));
    }

    [TestCaseSource(nameof(StreamsThatDoNotSettle))]
    public async Task A_wait_goes_on_by_asking_when_the_stream(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> stream, CancellationToken token)
    {
        var handler = new ScriptedHandler(stream, ScriptedHandler.Json(Session("Running")), Ready);

        var session = await Client(handler).WaitForSessionAsync("session-1", Following(), token);

        Assert.That(session.Status, Is.EqualTo(SessionStatus.Ready));
        Assert.That(Paths(handler), Is.EqualTo(new[] { Subscription, Question, Question }));
    }

    [Test]
    public async Task A_session_that_does_not_exist_is_the_exception_of_asking_for_it(CancellationToken token)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.NotFound));

        var exception = await Assert.ThrowsAsync<SessionsNotFoundException>(() => Client(handler).WaitForSessionAsync("session-1", Following(), token));

        Assert.That((exception!.Operation, handler.Requests.Count), Is.EqualTo(("GetSession", 2)));
    }

    [Test]
    public async Task A_wait_that_is_over_tells_the_session_as_the_stream_showed_it_last(CancellationToken token)
    {
        var time = new ManualTimeProvider();
        var stream = new SilentStream(Encoding.UTF8.GetBytes($"data: {Session("Running")}\n\n"));
        var waiting = Client(new ScriptedHandler(EventStream(stream)), time).WaitForSessionAsync("session-1", Following(), token);
        await stream.Silent.WaitAsync(token);
        time.Advance(TimeSpan.FromMinutes(1));

        var exception = await Assert.ThrowsAsync<SessionWaitTimeoutException>(() => waiting);

        Assert.That((exception!.SessionId, exception.LastSeen?.Status), Is.EqualTo(("session-1", SessionStatus.Running)));
        Assert.That(stream.IsDisposed, Is.True);
    }

    [Test]
    public async Task The_time_spent_following_counts_for_the_timeout(CancellationToken token)
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(Events("Running"), ScriptedHandler.Json(Session("Running")));
        var waiting = Client(handler, time).WaitForSessionAsync("session-1", Following(intervalMilliseconds: 1000), token);
        while (time.UntilNextTimer != TimeSpan.FromSeconds(1))
        {
            await time.TimerArmed.WaitAsync(token);
        }

        time.Advance(TimeSpan.FromMinutes(2));

        await Assert.ThrowsAsync<SessionWaitTimeoutException>(() => waiting);
    }

    [Test]
    public async Task Cancellation_ends_a_wait_that_follows(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        var stream = new SilentStream([]);
        var waiting = Client(new ScriptedHandler(EventStream(stream))).WaitForSessionAsync("session-1", Following(), cancellation.Token);
        await stream.Silent.WaitAsync(token);

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.That(exception!.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task A_session_of_the_sandbox_is_followed_until_it_has_settled(CancellationToken token)
    {
        var log = new System.Collections.Concurrent.ConcurrentQueue<SandboxExchange>();
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { PortalRunDuration = TimeSpan.FromMilliseconds(300), Log = log.Enqueue }, token);
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));

        var session = await client.CreateSessionAndWaitAsync("agent-1", "Hello", wait: Following(), cancellationToken: token);

        Assert.That((session.Status, session.Messages.Count), Is.EqualTo((SessionStatus.Ready, 2)));
        Assert.That(log.Select(exchange => exchange.Operation), Has.None.EqualTo("GetSession"));
    }

    private static SessionWait Following(int intervalMilliseconds = 10)
    {
        var interval = TimeSpan.FromMilliseconds(intervalMilliseconds);
        return new SessionWait { FollowsSubscription = true, Timeout = TimeSpan.FromMinutes(1), FirstInterval = interval, MaxInterval = interval };
    }

    private static PortalSessionsClient Client(ScriptedHandler handler, TimeProvider? time = null)
    {
        return Clients.Portal(handler, options =>
        {
            options.TimeProvider = time ?? TimeProvider.System;
            options.Retry.MaxRetries = 0;
        });
    }

    private static IEnumerable<string> Paths(ScriptedHandler handler)
    {
        return handler.Requests.Select(request => request.Address.AbsolutePath);
    }

    private static string Session(string status)
    {
        return $$"""{"id":"session-1","status":"{{status}}","messages":[]}""";
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Events(params string[] statuses)
    {
        return ScriptedHandler.Text(string.Concat(statuses.Select(status => $"data: {Session(status)}\n\n")), "text/event-stream");
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> EventStream(Stream stream)
    {
        return (request, _) =>
        {
            var content = new StreamContent(stream) { Headers = { { "Content-Type", "text/event-stream" } } };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
        };
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> BreakingOff(string status)
    {
        return (request, token) => EventStream(
            new BreakingStream(Encoding.UTF8.GetBytes($"data: {Session(status)}\n\n")))(request, token);
    }

    private static TestCaseData Stream(string name, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> stream)
    {
        return new TestCaseData(stream).SetArgDisplayNames(name);
    }

    /// <summary>
    /// Some bytes, and then an end that is a failure.
    /// </summary>
    private class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : await EndAsync(cancellationToken);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        }

        protected virtual Task<int> EndAsync(CancellationToken cancellationToken)
        {
            return Task.FromException<int>(new IOException("The connection was reset."));
        }
    }

    /// <summary>
    /// Some bytes, and then silence.
    /// </summary>
    private sealed class SilentStream(byte[] bytes) : BreakingStream(bytes)
    {
        private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Silent => _silent.Task;

        public bool IsDisposed { get; private set; }

        protected override async Task<int> EndAsync(CancellationToken cancellationToken)
        {
            _silent.TrySetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
