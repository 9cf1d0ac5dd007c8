using System.Net;
using System.Net.Sockets;
using Sessions.Core;

namespace Sessions.Tests;

[TestFixtureSource(typeof(HealthClient), nameof(HealthClient.All))]
[CancelAfter(30_000)]
internal sealed class HealthTests(object provider)
{
    private const string Html = "<html><body>Welcome</body></html>";

    private readonly HealthClient _provider = (HealthClient)provider;

    private static IEnumerable<TestCaseData> Answers =>
    [
        Answer(HttpStatusCode.Unauthorized, """{"detail":"no"}""", HealthStatus.CredentialInvalid, "did not accept the credential (status 401). Check the key"),
        Answer(HttpStatusCode.Forbidden, "", HealthStatus.CredentialInvalid, "did not accept the credential (status 403). Check the key"),
        Answer(HttpStatusCode.NotFound, Html, HealthStatus.AddressWrong, "(status 404). Check the base address, its path included"),
        Answer(HttpStatusCode.NotFound, "", HealthStatus.AddressWrong, "(status 404). Check the base address, its path included"),
        Answer(HttpStatusCode.NotFound, """{"detail":"Not Found"}""", HealthStatus.AddressWrong, "(status 404). Check the base address"),
        Answer(HttpStatusCode.NotFound, """{"error":"no route"}""", HealthStatus.AddressWrong, "(status 404). Check the base address"),
        Answer(HttpStatusCode.MethodNotAllowed, """{"detail":"Method Not Allowed"}""", HealthStatus.AddressWrong, "(status 405)"),
        Answer(HttpStatusCode.Gone, Html, HealthStatus.AddressWrong, "(status 410). Check the base address"),
        Answer(HttpStatusCode.Found, "", HealthStatus.AddressWrong, "redirects to another address (status 302), which is not followed"),
        Answer(HttpStatusCode.OK, Html, HealthStatus.AddressWrong, "a success that can't be read"),
        Answer(HttpStatusCode.OK, """{"status":"ok"}""", HealthStatus.AddressWrong, "a success that can't be read"),
        Answer(HttpStatusCode.OK, "[]", HealthStatus.AddressWrong, "a success that can't be read"),
        Answer(HttpStatusCode.OK, "", HealthStatus.AddressWrong, "a success that can't be read"),
        Answer(HttpStatusCode.NoContent, "", HealthStatus.AddressWrong, "a success that can't be read"),
        Answer(HttpStatusCode.BadRequest, """{"message":"odd"}""", HealthStatus.ProviderFailing, "refused a harmless request (status 400)"),
        Answer(HttpStatusCode.TooManyRequests, "", HealthStatus.ProviderFailing, "takes no more requests for the moment (status 429). Try again later"),
        Answer(HttpStatusCode.InternalServerError, Html, HealthStatus.ProviderFailing, "failed (status 500). Try again later"),
        Answer(HttpStatusCode.ServiceUnavailable, "", HealthStatus.ProviderFailing, "failed (status 503). Try again later"),
    ];

    private static IEnumerable<TestCaseData> Failures =>
    [
        Failure("name", HttpRequestError.NameResolutionError, null, "The name of the host in https://api.test/base is not known."),
        Failure("TLS", HttpRequestError.SecureConnectionError, null, "No secure connection to https://api.test/base could be made. Check the certificate"),
        Failure("port", HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused), "Nothing listens at https://api.test/base."),
        Failure("route", HttpRequestError.ConnectionError, null, "No connection to https://api.test/base could be made."),
        Failure("end", HttpRequestError.ResponseEnded, null, "The connection to https://api.test/base broke before"),
    ];

    [Test]
    public async Task A_provider_that_answers_as_it_should_is_healthy()
    {
        var report = await _provider.CheckAsync(new ScriptedHandler(ScriptedHandler.Json(_provider.GoodBody, _provider.GoodStatus)));

        Assert.That((report.Status, report.IsHealthy, report.StatusCode), Is.EqualTo((HealthStatus.Healthy, true, _provider.GoodStatus)));
        Assert.That(report.Description, Is.EqualTo($"{_provider.Name} answers at https://api.test/base and accepts the credential."));
        Assert.That(report.Exception, Is.Null);
    }

    [TestCaseSource(nameof(Answers))]
    public async Task Any_other_answer_is_told_apart(HttpStatusCode status, string body, HealthStatus expected, string words)
    {
        var mediaType = body == Html ? "text/html" : "application/json";

        var report = await _provider.CheckAsync(new ScriptedHandler(ScriptedHandler.Text(body, mediaType, status)));

        Assert.That((report.Status, report.StatusCode), Is.EqualTo((expected, status)));
        Assert.That(report.Description, Does.Contain(words).And.Contain("https://api.test/base").And.EndsWith("."));
        Assert.That(report.Exception, Is.Not.Null);
    }

    [TestCaseSource(nameof(Failures))]
    public async Task No_answer_is_told_apart_by_its_cause(HttpRequestError error, Exception? inner, string words)
    {
        var failure = new HttpRequestException(error, "failed", inner);

        var report = await _provider.CheckAsync(new ScriptedHandler(ScriptedHandler.Throws(failure)));

        Assert.That((report.Status, report.StatusCode), Is.EqualTo((HealthStatus.Unreachable, (HttpStatusCode?)null)));
        Assert.That(report.Description, Does.StartWith(words));
    }

    [Test]
    public async Task A_provider_that_does_not_answer_in_time_is_unreachable(CancellationToken token)
    {
        var time = new ManualTimeProvider();
        var checking = _provider.CheckAsync(new ScriptedHandler(ScriptedHandler.Hangs()), options => options.TimeProvider = time, token);
        await time.TimerArmed.WaitAsync(token);
        time.Advance(TimeSpan.FromSeconds(30));

        var report = await checking;

        Assert.That((report.Status, report.Duration), Is.EqualTo((HealthStatus.Unreachable, TimeSpan.FromSeconds(30))));
        Assert.That(report.Description, Does.Contain("within 30 seconds"));
    }

    [Test]
    public async Task A_client_without_a_credential_is_told_without_a_request()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.OK));

        var report = await _provider.CheckAsync(handler, options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = _ => new ValueTask<string?>((string?)null);
        });

        Assert.That(report.Status, Is.EqualTo(HealthStatus.CredentialInvalid));
        Assert.That(report.Description, Does.StartWith("CheckHealth needs a key for").And.Contain("set ApiKey or CredentialProvider"));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task Options_of_the_check_are_those_of_its_call()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable), ScriptedHandler.Json(_provider.GoodBody, _provider.GoodStatus));
        using var client = _provider.Create(handler, null);
        var options = new RequestOptions { Headers = { ["X-Probe"] = "1" }, Retry = new RetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero } };

        var report = await _provider.Check(client, options, CancellationToken.None);

        Assert.That(report.IsHealthy, Is.True);
        Assert.That(handler.Requests.Select(request => request.Header("X-Probe")), Is.EqualTo(new[] { "1", "1" }));
    }

    [Test]
    public async Task A_check_that_is_cancelled_throws(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        var checking = _provider.CheckAsync(new ScriptedHandler(ScriptedHandler.Hangs()), null, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => checking);
    }

    [Test]
    public async Task A_disposed_client_throws()
    {
        var client = _provider.Create(new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.OK)), null);
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _provider.Check(client, null, CancellationToken.None));
    }

    [Test]
    public async Task Wrong_options_throw()
    {
        using var client = _provider.Create(new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.OK)), null);

        await Assert.ThatAsync(
            () => _provider.Check(client, new RequestOptions { Timeout = TimeSpan.Zero }, CancellationToken.None),
            Throws.ArgumentException.With.Message.Contains("RequestOptions.Timeout must be positive"));
    }

    private static TestCaseData Answer(HttpStatusCode status, string body, HealthStatus expected, string words)
    {
        return new TestCaseData(status, body, expected, words).SetArgDisplayNames($"{(int)status} {body}");
    }

    private static TestCaseData Failure(string name, HttpRequestError error, Exception? inner, string words)
    {
        return new TestCaseData(error, inner, words).SetArgDisplayNames(name);
    }
}
