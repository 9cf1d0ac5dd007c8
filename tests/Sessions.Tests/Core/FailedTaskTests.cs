using System.Net;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// How a call that fails ends as a task: failures travel through the pipeline as values, and none of that may show.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FailedTaskTests
{
    private static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Missing = ScriptedHandler.Status(HttpStatusCode.NotFound);

    private static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] AtOnceAndLater =
    [
        Missing,
        async (request, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            return await Missing(request, cancellationToken);
        },
    ];

    [TestCaseSource(nameof(AtOnceAndLater))]
    public async Task The_trace_of_a_failure_names_who_awaited_the_call(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        var exception = await Assert.ThrowsAsync<SessionsNotFoundException>(() => AwaitSessionAsync(answer));

        Assert.That(exception!.StackTrace, Does.Contain(nameof(AwaitSessionAsync)));
    }

    [TestCaseSource(nameof(AtOnceAndLater))]
    public async Task A_failed_task_holds_the_failure_alone(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        var call = Clients.Orq(new ScriptedHandler(answer)).GetSessionAsync("s");

        await Assert.ThrowsAsync<SessionsNotFoundException>(() => call);

        Assert.That(call.Exception!.InnerExceptions.Single(), Is.TypeOf<SessionsNotFoundException>());
    }

    [Test]
    public async Task A_cancelled_call_is_a_cancelled_task_and_says_so()
    {
        using var source = new CancellationTokenSource();
        var call = Clients.Orq(new ScriptedHandler(ScriptedHandler.Hangs())).GetSessionAsync("s", source.Token);
        await source.CancelAsync();

        var exception = await Assert.CatchAsync<OperationCanceledException>(() => call);

        Assert.That((call.IsCanceled, exception!.CancellationToken, exception.Message), Is.EqualTo((true, source.Token, "GetSession was cancelled.")));
    }

    [Test]
    public async Task A_token_that_is_cancelled_already_keeps_a_call_from_being_sent()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var call = Clients.Orq(handler).GetSessionAsync("s", new CancellationToken(canceled: true));

        await Assert.CatchAsync<OperationCanceledException>(() => call);

        Assert.That((call.IsCanceled, handler.Requests.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public void A_wrong_argument_is_told_before_there_is_a_task()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")));

        Assert.That(() => { _ = client.GetSessionAsync(" "); }, Throws.ArgumentException);
    }

    [Test]
    public async Task A_call_after_one_that_timed_out_has_all_of_its_time()
    {
        var client = Clients.Orq(
            new ScriptedHandler(ScriptedHandler.Hangs(), ScriptedHandler.Json("""{"_id":"s"}""")),
            options => (options.Timeout, options.Retry.MaxRetries) = (TimeSpan.FromMilliseconds(50), 0));
        await Assert.ThrowsAsync<SessionsTimeoutException>(() => client.GetSessionAsync("s"));

        Assert.That((await client.GetSessionAsync("s")).Id, Is.EqualTo("s"));
    }

    [Test]
    public async Task The_token_of_a_credential_provider_does_not_end_with_a_later_attempt()
    {
        var tokens = new List<CancellationToken>();
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}"), ScriptedHandler.Hangs()), options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = token =>
            {
                tokens.Add(token);
                return new ValueTask<string?>("key-1");
            };
        });
        await client.GetSessionAsync("s");
        using var source = new CancellationTokenSource();
        var call = client.GetSessionAsync("s", source.Token);
        await source.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => call);

        Assert.That(tokens.Select(token => token.IsCancellationRequested), Is.EqualTo(new[] { false, true }));
    }

    private static async Task<Session> AwaitSessionAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        return await Clients.Orq(new ScriptedHandler(answer)).GetSessionAsync("s");
    }
}
