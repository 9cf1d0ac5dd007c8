using System.Net;
using RichardSzalay.MockHttp;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ClientTokensTests
{
    private const string TokenAddress = "https://login.test/token";
    private const string Client = "client-1:secret-1";

    [Test]
    public async Task A_token_is_got_with_identifier_and_secret_and_sent_as_a_bearer()
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, TokenAddress)
            .WithExactFormData("grant_type=client_credentials&client_id=client-1&client_secret=secret-1&scope=a b")
            .With(request => request.Headers.Authorization is null)
            .Respond("application/json", """{"access_token":"token-1","token_type":"Bearer","expires_in":3600}""");
        mock.Expect(HttpMethod.Get, "https://api.test/base/things").WithHeaders("Authorization", "Bearer token-1").Respond("application/json", "{}");

        await Pipeline(mock).SendAsync(AddedOptions.Request(), CancellationToken.None);

        mock.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task A_token_is_kept()
    {
        using var server = new TokenServer();
        var pipeline = Pipeline(server);

        await pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None);
        await pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None);

        Assert.That(server.Tokens, Is.EqualTo(1));
    }

    [TestCase(3539, 1)]
    [TestCase(3540, 2)]
    public async Task A_token_is_renewed_a_minute_before_it_expires(int seconds, int tokens)
    {
        using var server = new TokenServer();
        var time = new ManualTimeProvider();
        var pipeline = Pipeline(server, time);
        await pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(seconds));
        await pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None);

        Assert.That(server.Tokens, Is.EqualTo(tokens));
    }

    [Test]
    public async Task Many_calls_wait_for_one_token()
    {
        using var server = new TokenServer();
        var pipeline = Pipeline(server);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None)));

        Assert.That(server.Tokens, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_was_refused_is_not_sent_again()
    {
        using var server = new TokenServer { Refuses = "token-1" };
        var pipeline = Pipeline(server);

        await Assert.ThrowsAsync<SessionsUnauthorizedException>(() => pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None));
        await pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None);

        Assert.That(server.Tokens, Is.EqualTo(2));
    }

    [Test]
    public async Task A_text_without_a_colon_is_a_token_already()
    {
        using var server = new TokenServer();

        await Pipeline(server, key: "token-of-mine").SendAsync(AddedOptions.Request(), CancellationToken.None);

        Assert.That((server.Tokens, server.Last), Is.EqualTo((0, "Bearer token-of-mine")));
    }

    [TestCase(HttpStatusCode.Unauthorized, """{"error":"invalid_client secret-1"}""", typeof(SessionsUnauthorizedException))]
    [TestCase(HttpStatusCode.OK, """{"access_token":""}""", typeof(InvalidResponseException))]
    [TestCase(HttpStatusCode.OK, "<html>secret-1</html>", typeof(InvalidResponseException))]
    public async Task A_token_that_is_not_given_is_an_exception_without_the_secret(HttpStatusCode status, string body, Type expected)
    {
        using var mock = new MockHttpMessageHandler();
        mock.When(TokenAddress).Respond(status, "application/json", body);

        var exception = await Assert.CatchAsync<SessionsException>(() => Pipeline(mock).SendAsync(AddedOptions.Request(), CancellationToken.None));

        Assert.That(exception, Is.TypeOf(expected));
        Assert.That(exception!.ToString(), Does.Not.Contain("secret-1"));
    }

    private static IEnumerable<Exception> Failures =>
    [
        new HttpRequestException(HttpRequestError.ResponseEnded),
        new HttpRequestException(HttpRequestError.ConnectionError),
        new IOException(),
        new OperationCanceledException(),
        new InvalidOperationException(),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task A_token_address_that_does_not_answer_is_a_failure_before_the_call_was_sent(Exception failure)
    {
        var pipeline = Pipeline(new ScriptedHandler(ScriptedHandler.Throws(failure)));

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(() => pipeline.SendAsync(AddedOptions.Request(), CancellationToken.None));

        Assert.That((exception!.RequestMayHaveArrived, exception.InnerException, exception.Operation), Is.EqualTo((false, failure, "GetToken")));
        Assert.That(exception.Message, Does.Contain("the call itself was not sent"));
    }

    [Test]
    public void A_token_address_without_tls_is_refused()
    {
        var options = new AddedOptions(CredentialScheme.ClientCredentials("http://login.test/token"), Client);

        Assert.That(() => SessionsPipeline.Create(options), Throws.ArgumentException.With.Message.Contains("TokenAddress must be an absolute https address"));
    }

    private static SessionsPipeline Pipeline(HttpMessageHandler handler, TimeProvider? time = null, string key = Client)
    {
        var options = new AddedOptions(CredentialScheme.ClientCredentials(TokenAddress, "a b"), key) { TimeProvider = time ?? TimeProvider.System };
        return SessionsPipeline.Create(handler, options);
    }

    /// <summary>
    /// Gives token after token, each for an hour.
    /// </summary>
    private sealed class TokenServer : HttpMessageHandler
    {
        private int _tokens;

        public int Tokens => _tokens;

        public string? Last { get; private set; }

        public string? Refuses { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (request.Method == HttpMethod.Post)
            {
                var number = Interlocked.Increment(ref _tokens);
                return new HttpResponseMessage { Content = new StringContent($$"""{"access_token":"token-{{number}}","expires_in":3600}""") };
            }

            Last = request.Headers.Authorization!.ToString();
            return new HttpResponseMessage(Last == "Bearer " + Refuses ? HttpStatusCode.Unauthorized : HttpStatusCode.OK) { Content = new StringContent("{}") };
        }
    }
}
