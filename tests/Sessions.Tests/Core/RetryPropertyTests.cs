using FsCheck;
using FsCheck.Fluent;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// Retry under any sequence of faults, on a clock that only the test moves.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RetryPropertyTests
{
    private static readonly Gen<Fault> AnyFault = Gen.Elements(
        new Fault(200, null), new Fault(400, null), new Fault(404, null), new Fault(429, null), new Fault(429, 0), new Fault(429, 3),
        new Fault(429, 90), new Fault(500, null), new Fault(503, null), new Fault(503, 5), new Fault(Fault.Refused, null), new Fault(Fault.Broken, null));

    private static readonly Gen<RetryCase> AnyCase =
        from faults in AnyFault.NonEmptyListOf()
        from retries in Gen.Choose(0, 6)
        from baseDelay in Gen.Elements(0, 1, 500, 40_000)
        from maxDelay in Gen.Elements(0, 700, 20_000)
        from budget in Gen.Elements(0, 4, 8, 60, 3600)
        from safe in Gen.Elements(true, false)
        select new RetryCase([.. faults], retries, baseDelay, maxDelay, budget, safe);

    [Test]
    public void Waits_are_never_shorter_than_what_the_server_asks_for_and_never_above_the_cap()
    {
        Check(AnyCase, test => Run(test).Waits.Select((wait, index) => (wait, index)).All(
            pair => pair.wait >= test.ShortestWaitAfter(pair.index) && pair.wait <= test.LongestWaitAfter(pair.index)));
    }

    [Test]
    public void The_sum_of_the_waits_is_within_the_budget()
    {
        Check(AnyCase, test => Run(test).Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait) <= test.Options.TotalBudget);
    }

    [Test]
    public void An_unsafe_operation_that_may_have_arrived_is_sent_exactly_once()
    {
        var cases = AnyCase.Where(test => !test.Safe && test.Faults[0].MayHaveActed);

        Check(cases, test => Run(test).Attempts == 1);
    }

    [Test]
    public void The_sequence_of_attempts_is_the_predicted_one()
    {
        // Without a base delay nothing is left to chance, so the prediction is exact.
        Check(AnyCase.Select(test => test with { BaseDelay = 0 }), test => Run(test).Attempts == test.PredictedAttempts());
    }

    [Test]
    public void The_exception_tells_the_attempts_and_the_last_wait()
    {
        Check(AnyCase, test =>
        {
            var run = Run(test);
            return run.Exception is null
                || (run.Exception.Attempts == run.Attempts && run.Exception.LastWait == (run.Waits.Count == 0 ? TimeSpan.Zero : run.Waits[^1]));
        });
    }

    private static void Check(Gen<RetryCase> cases, Func<RetryCase, bool> holds)
    {
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    // On a thread without a context of NUnit's: what waits for a timer goes on within Advance, so that the clock never moves during an attempt.
    private static Outcome Run(RetryCase test) => Task.Run(() => RunOnThisThread(test)).GetAwaiter().GetResult();

    private static Outcome RunOnThisThread(RetryCase test)
    {
        var time = new ManualTimeProvider();
        var starts = new List<DateTimeOffset>();
        var handler = new ScriptedHandler([.. test.Faults.Select(fault => Recording(starts, time, fault.Step))]);
        using var client = Clients.Orq(handler, options =>
        {
            options.TimeProvider = time;
            options.Timeout = TimeSpan.FromDays(1);
            options.Retry = test.Options;
        });
        Task call = test.Safe ? client.GetSessionAsync("s") : client.CreateSessionAsync(new CreateSessionRequest());
        while (SpinWait.SpinUntil(() => call.IsCompleted || time.UntilNextTimer < TimeSpan.FromHours(20), TimeSpan.FromSeconds(10)) && !call.IsCompleted)
        {
            time.Advance(time.UntilNextTimer!.Value);
        }

        var waits = starts.Zip(starts.Skip(1), (earlier, later) => later - earlier).ToList();
        return new Outcome(starts.Count, waits, call.Exception?.InnerException as SessionsException);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Recording(
        List<DateTimeOffset> starts, TimeProvider time, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> step)
    {
        return (request, cancellationToken) =>
        {
            starts.Add(time.GetUtcNow());
            return step(request, cancellationToken);
        };
    }

    private sealed record Outcome(int Attempts, IReadOnlyList<TimeSpan> Waits, SessionsException? Exception);
}
