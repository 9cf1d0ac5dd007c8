using System.Net;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// What a credential provider of the user's does wrong is told as that, and never as a failure of the network.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CredentialProviderFailureTests
{
    private static IEnumerable<Exception> Failures =>
    [
        new InvalidOperationException("The vault is closed."),
        new HttpRequestException(HttpRequestError.ResponseEnded),
        new HttpRequestException(HttpRequestError.ConnectionError),
        new IOException(),
        new FileNotFoundException(),
        new TimeoutException(),
        new OperationCanceledException(),
        new TaskCanceledException(),
        new ArgumentException("It was asked wrongly."),
        new ObjectDisposedException("vault"),
        new SessionsRateLimitException(),
        new SessionsConnectionException("Another call failed.", requestMayHaveArrived: false),
        new SessionsTimeoutException(TimeSpan.FromSeconds(1)),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task A_credential_provider_that_throws_is_told_as_that_and_not_asked_again(Exception failure)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var client = Clients.Orq(handler, options => (options.ApiKey, options.CredentialProvider) = (null, _ => throw failure));

        var exception = await Assert.CatchAsync<SessionsException>(() => client.GetSessionAsync("s"));

        Assert.That(exception, Is.TypeOf<SessionsException>().With.InnerException.SameAs(failure));
        Assert.That((exception!.Operation, exception.Attempts, handler.Requests.Count), Is.EqualTo(("GetSession", 1, 0)));
        Assert.That(exception.Message, Is.EqualTo(
            $"The credential provider failed, so GetSession has no key ({failure.GetType().Name}); nothing was sent. See the inner exception."));
    }

    [TestCaseSource(nameof(Failures))]
    public async Task A_credential_provider_that_fails_later_is_told_as_that(Exception failure)
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")), options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = async _ =>
            {
                await Task.Yield();
                throw failure;
            };
        });

        var exception = await Assert.CatchAsync<SessionsException>(() => client.GetSessionAsync("s"));

        Assert.That(exception, Is.TypeOf<SessionsException>().With.InnerException.SameAs(failure));
    }

    [Test]
    public async Task A_credential_provider_that_ignores_its_token_ends_with_the_timeout()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var call = Clients.Orq(handler, options =>
        {
            (options.ApiKey, options.CredentialProvider, options.TimeProvider) = (null, _ => new ValueTask<string?>(new TaskCompletionSource<string?>().Task), time);
            (options.Timeout, options.Retry.MaxRetries) = (TimeSpan.FromSeconds(5), 0);
        }).GetSessionAsync("s");

        time.Advance(TimeSpan.FromSeconds(5));

        var exception = await Assert.ThrowsAsync<SessionsTimeoutException>(() => call);
        Assert.That(handler.Requests, Is.Empty);
        Assert.That(exception!.Message, Is.EqualTo(
            "GetSession had no credential within 5 seconds; nothing was sent. Check the credential provider or the token address."));
    }

    [Test]
    public async Task A_credential_provider_that_ignores_its_token_ends_with_the_token_of_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")), options =>
            (options.ApiKey, options.CredentialProvider) = (null, _ => new ValueTask<string?>(new TaskCompletionSource<string?>().Task)));
        var call = client.GetSessionAsync("s", cancellation.Token);

        await cancellation.CancelAsync();

        Assert.That((await Assert.ThrowsAsync<OperationCanceledException>(() => call))!.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task A_health_check_tells_of_the_credential_provider()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.OK)), options =>
            (options.ApiKey, options.CredentialProvider) = (null, _ => throw new InvalidOperationException("The vault is closed.")));

        var report = await client.CheckHealthAsync();

        Assert.That((report.Status, report.Description), Is.EqualTo((HealthStatus.CredentialInvalid,
            "The credential provider failed, so CheckHealth has no key (InvalidOperationException); nothing was sent. See the inner exception.")));
    }
}
