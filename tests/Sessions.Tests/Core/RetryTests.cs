using System.Net;
using System.Net.Sockets;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class RetryTests
{
    private static readonly CreateSessionRequest AnySession = new() { ExternalId = "e" };

    private static readonly HttpRequestException Refused =
        new(HttpRequestError.ConnectionError, inner: new SocketException((int)SocketError.ConnectionRefused));

    private static readonly HttpRequestException Broken = new(HttpRequestError.ResponseEnded);

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task A_safe_operation_is_repeated_after_a_transient_status(int status)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status((HttpStatusCode)status), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, WithoutWaits).GetSessionAsync("s");

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(409)]
    [TestCase(422)]
    [TestCase(501)]
    public async Task A_safe_operation_is_not_repeated_after_a_lasting_status(int status)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status((HttpStatusCode)status));

        var exception = await Assert.CatchAsync<SessionsApiException>(() => Clients.Orq(handler, WithoutWaits).GetSessionAsync("s"));

        Assert.That(exception!.Attempts, Is.EqualTo(1));
    }

    [TestCase(408)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task An_unsafe_operation_is_not_repeated_after_a_status_that_leaves_open_whether_it_acted(int status)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status((HttpStatusCode)status));

        await Assert.CatchAsync<SessionsApiException>(() => Clients.Orq(handler, WithoutWaits).CreateSessionAsync(AnySession));

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unsafe_operation_is_repeated_when_it_was_refused_for_the_rate()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, WithoutWaits).CreateSessionAsync(AnySession);

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_unsafe_operation_is_repeated_when_no_connection_was_established()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Throws(Refused), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, WithoutWaits).CreateSessionAsync(AnySession);

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_unsafe_operation_is_not_repeated_when_the_connection_broke()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Throws(Broken));

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(
            () => Clients.Orq(handler, WithoutWaits).CreateSessionAsync(AnySession));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.RequestMayHaveArrived, Is.True);
            Assert.That(handler.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_safe_operation_is_repeated_when_the_connection_broke()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Throws(Broken), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, WithoutWaits).ListSessionsAsync(new ListSessionsRequest());

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_exception_for_an_unreadable_success_tells_how_often_was_tried()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway), ScriptedHandler.Json("{"));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler, WithoutWaits).GetSessionAsync("s"));

        Assert.That(exception!.Attempts, Is.EqualTo(2));
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_exception_tells_how_often_was_tried()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway));

        var exception = await Assert.ThrowsAsync<SessionsServerException>(() => Clients.Orq(handler, WithoutWaits).GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.Attempts, Is.EqualTo(4));
            Assert.That(exception.Operation, Is.EqualTo("GetSession"));
            Assert.That(handler.Requests, Has.Count.EqualTo(4));
        });
    }

    [Test]
    public async Task Every_attempt_sends_the_same_body()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, WithoutWaits).CreateSessionAsync(AnySession);

        Assert.That(handler.Requests[1].Body, Is.EqualTo(handler.Requests[0].Body).And.Contains("\"external_id\":\"e\""));
    }

    [Test]
    public async Task The_wait_follows_Retry_After_in_seconds()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "7")), ScriptedHandler.Json("{}"));
        var call = Clients.Orq(handler, options => options.TimeProvider = time).GetSessionAsync("s");

        await WaitUntilRetryIsPending(time);
        time.Advance(TimeSpan.FromSeconds(6.9));
        var before = handler.Requests.Count;
        time.Advance(TimeSpan.FromSeconds(0.7));
        await call;

        Assert.That((before, handler.Requests.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task The_wait_follows_Retry_After_as_a_date()
    {
        var time = new ManualTimeProvider();
        var date = time.GetUtcNow().AddSeconds(30).ToString("r");
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", date)), ScriptedHandler.Json("{}"));
        var call = Clients.Orq(handler, options => options.TimeProvider = time).GetSessionAsync("s");

        await WaitUntilRetryIsPending(time);
        time.Advance(TimeSpan.FromSeconds(29));
        var before = handler.Requests.Count;
        time.Advance(TimeSpan.FromSeconds(2));
        await call;

        Assert.That((before, handler.Requests.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_Retry_After_beyond_the_ceiling_ends_the_call()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests, ("Retry-After", "61")));

        var exception = await Assert.ThrowsAsync<SessionsRateLimitException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That(exception!.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task No_wait_begins_that_the_budget_does_not_allow()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests, ("Retry-After", "10")));
        var client = Clients.Orq(handler, options => options.Retry.TotalBudget = TimeSpan.FromSeconds(9));

        var exception = await Assert.ThrowsAsync<SessionsRateLimitException>(() => client.GetSessionAsync("s"));

        Assert.That(exception!.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task A_wait_as_long_as_the_ceiling_and_the_budget_is_waited()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "60")));
        var call = Clients.Orq(handler, options =>
        {
            options.TimeProvider = time;
            options.Retry = new RetryOptions { MaxRetries = 1, MaxRetryAfter = TimeSpan.FromSeconds(60), TotalBudget = TimeSpan.FromSeconds(60) };
        }).GetSessionAsync("s");

        await WaitUntilRetryIsPending(time);
        time.Advance(TimeSpan.FromSeconds(60));

        var exception = await Assert.ThrowsAsync<SessionsServerException>(() => call);
        Assert.That((exception!.Attempts, exception.LastWait), Is.EqualTo((2, TimeSpan.FromSeconds(60))));
    }

    [TestCase("Mon, 01 Jan 2001 00:00:00 GMT", TestName = "After_a_date_in_the_past_the_next_attempt_follows_at_once")]
    [TestCase("0", TestName = "After_no_seconds_the_next_attempt_follows_at_once")]
    public async Task A_wait_that_has_ended_is_none(string retryAfter)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", retryAfter)), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options => options.TimeProvider = new ManualTimeProvider()).GetSessionAsync("s");

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("soon")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("")]
    [TestCase("12 34")]
    public async Task A_Retry_After_that_can_not_be_read_counts_as_none(string retryAfter)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", retryAfter)), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, WithoutWaits).GetSessionAsync("s");

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("9223372036854775807")]
    [TestCase("9223372036854775808")]
    [TestCase("99999999999999999999")]
    [TestCase("000000000000000000000000000000000000000000000000000000000000000000000000000000001000000")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    [TestCase("Sat, 31 Dec 10000 23:59:59 GMT")]
    [TestCase("Sat, 31 Dec 99999999999999999999 23:59:59 GMT")]
    public async Task A_Retry_After_beyond_any_time_span_ends_the_call(string retryAfter)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter)));

        var exception = await Assert.ThrowsAsync<SessionsRateLimitException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That((exception!.Attempts, exception.LastWait), Is.EqualTo((1, TimeSpan.Zero)));
    }

    [TestCase("Friday, 02-Jan-26 03:04:35 GMT")]
    [TestCase("Fri Jan  2 03:04:35 2026")]
    public async Task The_wait_follows_Retry_After_as_a_date_in_an_older_form(string date)
    {
        Assert.That(await FirstWaitAfter(date), Is.InRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30.5)));
    }

    [Test]
    public async Task Clients_that_were_refused_together_come_back_apart_and_none_before_its_Retry_After()
    {
        var waits = new List<TimeSpan>();
        for (var client = 0; client < 200; client++)
        {
            waits.Add(await FirstWaitAfter("5"));
        }

        Assert.That(waits, Is.All.InRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.5)));
        Assert.That(waits.Max() - waits.Min(), Is.GreaterThan(TimeSpan.FromMilliseconds(250)));
        Assert.That(waits.Distinct().Count(), Is.GreaterThan(100));
    }

    [Test]
    public async Task Waits_without_Retry_After_are_spread_over_the_base_delay()
    {
        var waits = new List<TimeSpan> { await FirstWait(TimeSpan.FromHours(1)), await FirstWait(TimeSpan.FromHours(1)), await FirstWait(TimeSpan.FromHours(1)) };

        Assert.That(waits, Is.Unique.And.All.InRange(TimeSpan.Zero, TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task The_longest_delay_bounds_a_wait()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway), ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options =>
        {
            options.TimeProvider = new ManualTimeProvider();
            options.Retry = new RetryOptions { BaseDelay = TimeSpan.FromHours(1), MaxDelay = TimeSpan.Zero };
        }).GetSessionAsync("s");

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_can_switch_retries_off()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway));
        var view = Clients.Orq(handler, WithoutWaits).WithOptions(new RequestOptions { Retry = new RetryOptions { MaxRetries = 0 } });

        await Assert.ThrowsAsync<SessionsServerException>(() => view.GetSessionAsync("s"));

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Options_that_change_later_have_no_effect()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway));
        var options = Clients.Options<OrqSessionsOptions>(WithoutWaits);
        var ofCall = new RequestOptions { Retry = new RetryOptions { MaxRetries = 0 } };
        var client = new OrqSessionsClient(handler, options);
        var view = client.WithOptions(ofCall);
        (options.Retry.MaxRetries, ofCall.Retry.MaxRetries) = (50, 50);

        await Assert.ThrowsAsync<SessionsServerException>(() => client.GetSessionAsync("s"));
        await Assert.ThrowsAsync<SessionsServerException>(() => view.GetSessionAsync("s"));

        Assert.That(handler.Requests, Has.Count.EqualTo(4 + 1));
    }

    [Test]
    public async Task A_stream_that_can_seek_is_rewound_to_where_it_started()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests), ScriptedHandler.Json("""{"id":"s"}"""));
        using var stream = new MemoryStream("skip:content"u8.ToArray()) { Position = 5 };

        await Clients.Portal(handler, options => options.Retry.BaseDelay = TimeSpan.Zero)
            .CreateSessionAsync("a", "p", [FileUpload.FromStream(stream, "f.txt")]);

        Assert.That(handler.Requests.Select(request => request.Body!.Split("\r\n\r\n")[^1][..7]), Is.EqualTo(new[] { "content", "content" }));
    }

    [Test]
    public async Task A_stream_that_can_not_seek_is_sent_once()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests));
        using var stream = new ForwardOnlyStream("content"u8.ToArray());

        await Assert.ThrowsAsync<SessionsRateLimitException>(
            () => Clients.Portal(handler).CreateSessionAsync("a", "p", [FileUpload.FromStream(stream, "f.txt")]));

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    private static void WithoutWaits(SessionsClientOptions options)
    {
        options.Retry.BaseDelay = TimeSpan.Zero;
    }

    private static async Task<TimeSpan> FirstWait(TimeSpan baseDelay)
    {
        var time = new ManualTimeProvider();
        var call = Clients.Orq(new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway)), options =>
        {
            options.TimeProvider = time;
            options.Retry = new RetryOptions { MaxRetries = 1, BaseDelay = baseDelay, MaxDelay = baseDelay, TotalBudget = baseDelay };
        }).GetSessionAsync("s");
        await WaitUntilRetryIsPending(time);
        time.Advance(baseDelay);
        return (await Assert.ThrowsAsync<SessionsServerException>(() => call))!.LastWait;
    }

    private static async Task<TimeSpan> FirstWaitAfter(string retryAfter)
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", retryAfter)));
        var call = Clients.Orq(handler, options =>
        {
            options.TimeProvider = time;
            options.Retry.MaxRetries = 1;
        }).GetSessionAsync("s");
        await WaitUntilRetryIsPending(time);
        time.Advance(TimeSpan.FromSeconds(60));
        return (await Assert.ThrowsAsync<SessionsServerException>(() => call))!.LastWait;
    }

    // The first timer is the deadline of the attempt, the second one the wait.
    internal static async Task WaitUntilRetryIsPending(ManualTimeProvider time)
    {
        await time.TimerArmed.WaitAsync(TimeSpan.FromSeconds(10));
        await time.TimerArmed.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
