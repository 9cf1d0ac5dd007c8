using System.Net;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// What ends a call before its attempts are used up: the timeout of an attempt, the budget of the call, and the token of the caller.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CallDeadlineTests
{
    private static readonly CreateSessionRequest AnySession = new() { ExternalId = "e" };

    [Test]
    public async Task An_attempt_that_takes_too_long_is_a_timeout_that_names_the_limit()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(ScriptedHandler.Hangs());
        var call = Clients.Orq(handler, options =>
        {
            options.TimeProvider = time;
            options.Timeout = TimeSpan.FromSeconds(5);
        }).CreateSessionAsync(AnySession);

        time.Advance(TimeSpan.FromSeconds(5));

        var exception = await Assert.ThrowsAsync<SessionsTimeoutException>(() => call);
        Assert.That(exception!.Message, Does.Contain("CreateSession did not finish within 5 seconds"));
    }

    [Test]
    public async Task The_budget_ends_the_attempt_that_is_under_way()
    {
        var time = new ManualTimeProvider();
        var call = Clients.Orq(new ScriptedHandler(ScriptedHandler.Hangs()), options => SetBudget(options, time)).GetSessionAsync("s");

        time.Advance(TimeSpan.FromSeconds(9.9));
        var before = call.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(0.1));

        var exception = await Assert.ThrowsAsync<SessionsTimeoutException>(() => call);
        Assert.That((before, exception!.Attempts, exception.Timeout), Is.EqualTo((false, 1, TimeSpan.FromSeconds(10))));
        Assert.That(exception.Message, Is.EqualTo(
            "GetSession did not finish within the 10 seconds that Retry.TotalBudget allows for all attempts; the server may have acted on it. "
            + "Raise Retry.TotalBudget if that is to be expected."));
    }

    [Test]
    public async Task The_budget_leaves_a_later_attempt_what_the_earlier_ones_and_the_waits_have_left()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "4")), ScriptedHandler.Hangs());
        var call = Clients.Orq(handler, options => SetBudget(options, time)).GetSessionAsync("s");
        await RetryTests.WaitUntilRetryIsPending(time);
        time.Advance(TimeSpan.FromSeconds(4));
        await time.TimerArmed.WaitAsync(TimeSpan.FromSeconds(30));

        time.Advance(TimeSpan.FromSeconds(6));

        Assert.That((await Assert.ThrowsAsync<SessionsTimeoutException>(() => call))!.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task The_budget_ends_the_reading_of_a_body()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new SilentStream()) }));
        var call = Clients.Orq(handler, options =>
        {
            options.TimeProvider = time;
            options.Retry.TotalBudget = TimeSpan.FromSeconds(10);
        }).GetSessionAsync("s");

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await Assert.ThrowsAsync<SessionsTimeoutException>(() => call))!.Message, Does.Contain("Retry.TotalBudget"));
    }

    [TestCase(null)]
    [TestCase(0)]
    public async Task A_budget_that_is_not_set_is_as_long_as_one_attempt_at_least(int? budget)
    {
        var time = new ManualTimeProvider();
        var call = Clients.Orq(new ScriptedHandler(ScriptedHandler.Hangs()), options =>
        {
            options.TimeProvider = time;
            options.Timeout = TimeSpan.FromMinutes(10);
            options.Retry.TotalBudget = budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        }).CreateSessionAsync(AnySession);

        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var before = call.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(before, Is.False);
        Assert.That((await Assert.ThrowsAsync<SessionsTimeoutException>(() => call))!.Message, Does.Contain("did not finish within 600 seconds;"));
    }

    [Test]
    public async Task Cancelling_ends_a_wait_before_the_clock_advances()
    {
        var time = new ManualTimeProvider();
        using var cancellation = new CancellationTokenSource();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "30")));
        var call = Clients.Orq(handler, options => options.TimeProvider = time).GetSessionAsync("s", cancellation.Token);

        await RetryTests.WaitUntilRetryIsPending(time);
        await cancellation.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => call);
    }

    [Test]
    public async Task Cancelling_during_a_wait_says_which_call_it_was()
    {
        var time = new ManualTimeProvider();
        using var cancellation = new CancellationTokenSource();
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "30")));
        var call = Clients.Orq(handler, options => options.TimeProvider = time).GetSessionAsync("s", cancellation.Token);

        await RetryTests.WaitUntilRetryIsPending(time);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.That((exception!.Message, exception.CancellationToken), Is.EqualTo(("GetSession was cancelled.", cancellation.Token)));
    }

    [Test]
    public async Task The_callers_token_ends_an_attempt_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new ScriptedHandler(ScriptedHandler.Hangs());
        var call = Clients.Orq(handler).GetSessionAsync("s", cancellation.Token);

        await cancellation.CancelAsync();

        var exception = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(exception!.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    private static void SetBudget(SessionsClientOptions options, TimeProvider time)
    {
        options.TimeProvider = time;
        options.Timeout = TimeSpan.FromSeconds(100);
        options.Retry = new RetryOptions { BaseDelay = TimeSpan.Zero, TotalBudget = TimeSpan.FromSeconds(10) };
    }

    private sealed class SilentStream : AsynchronousStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
