using System.Net;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ErrorTests
{
    private static readonly object[] StatusesAndTypes =
    [
        new object[] { 400, typeof(SessionsBadRequestException) },
        new object[] { 401, typeof(SessionsUnauthorizedException) },
        new object[] { 403, typeof(SessionsForbiddenException) },
        new object[] { 404, typeof(SessionsNotFoundException) },
        new object[] { 409, typeof(SessionsConflictException) },
        new object[] { 418, typeof(SessionsApiException) },
        new object[] { 422, typeof(SessionsValidationException) },
        new object[] { 429, typeof(SessionsRateLimitException) },
        new object[] { 500, typeof(SessionsServerException) },
        new object[] { 599, typeof(SessionsServerException) },
    ];

    [TestCaseSource(nameof(StatusesAndTypes))]
    public async Task A_status_worth_catching_has_a_type(int status, Type type)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status((HttpStatusCode)status));

        var exception = await Assert.CatchAsync<SessionsApiException>(() => NoRetries(handler).GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception, Is.TypeOf(type));
            Assert.That((int)exception!.StatusCode!, Is.EqualTo(status));
            Assert.That(exception.Message, Does.StartWith($"orq.ai answered GetSession with status {status}: "));
        });
    }

    [Test]
    public async Task A_failure_keeps_what_came_back()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Json("""{"message":"No such session","code":"404"}""", HttpStatusCode.NotFound, ("X-Request-Id", "r-1")));

        var exception = await Assert.ThrowsAsync<SessionsNotFoundException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.ResponseBody, Is.EqualTo("""{"message":"No such session","code":"404"}"""));
            Assert.That(exception.RequestId, Is.EqualTo("r-1"));
            Assert.That(exception.Headers.Find("x-request-id"), Is.EqualTo("r-1"));
            Assert.That(exception.GetError<HonoApiError>()!.Code, Is.EqualTo("404"));
            Assert.That(exception.Error.Message, Is.EqualTo("No such session"));
            Assert.That(exception.Message, Does.Not.Contain("No such session").And.Not.Contain("r-1"));
        });
    }

    [TestCase("""{"message":"No","code":"404"}""", "No", "404", null)]
    [TestCase("""{"message":"No","code":404}""", "No", "404", null)]
    [TestCase("""{"message":"Out of range","requestId":"r","type":"ArgumentValue","parameter":"datasetTimestamp"}""", "Out of range", null, "ArgumentValue")]
    [TestCase("""{"error":"No"}""", "No", null, null)]
    [TestCase("""{"error":"Bad Request","message":"No"}""", "No", null, null)]
    [TestCase("""{"detail":"Session not found"}""", "Session not found", null, null)]
    [TestCase("""{"detail":{"type":"unprocessable","message":"Too many","code":422}}""", "Too many", "422", "unprocessable")]
    [TestCase("""{"detail":[{"loc":["body",0,"id"],"msg":"str expected","type":"type_error"}]}""", "body.0.id: str expected", null, null)]
    [TestCase("\"just a string\"", "just a string", null, null)]
    [TestCase("Too many requests, slow down", "Too many requests, slow down", null, null)]
    [TestCase("<html><body>502 Bad Gateway</body></html>", null, null, null)]
    [TestCase("", null, null, null)]
    [TestCase("   ", null, null, null)]
    [TestCase("null", null, null, null)]
    [TestCase("[1,2]", null, null, null)]
    [TestCase("{\"message\":", "{\"message\":", null, null)]
    [TestCase("""{"detail":[]}""", null, null, null)]
    [TestCase("""{"detail":["odd",3]}""", null, null, null)]
    public void The_body_of_an_error_is_read_whatever_its_shape(string body, string? message, string? code, string? type)
    {
        var error = ApiError.Parse(body);

        Assert.That((error.Message, error.Code, error.Type), Is.EqualTo((message, code, type)));
    }

    [Test]
    public void A_violation_tells_where_it_is_and_of_which_kind()
    {
        var violation = ApiError.Parse("""{"detail":[{"loc":["body",0,"id"],"msg":"str expected","type":"type_error"}]}""").Violations.Single();

        Assert.That(violation.Location, Is.EqualTo(new StringOrNumber[] { "body", 0L, "id" }));
        Assert.That((violation.Message, violation.Type), Is.EqualTo(("str expected", "type_error")));
    }

    [Test]
    public void Violations_are_listed_in_the_message()
    {
        var error = ApiError.Parse("""{"detail":[{"loc":["body","id"],"msg":"Field required"},{"loc":["query","page"],"msg":"Too small"}]}""");

        Assert.That(error.Message, Is.EqualTo("body.id: Field required; query.page: Too small"));
    }

    [Test]
    public void An_error_names_the_parameter_that_it_is_about()
    {
        Assert.That(ApiError.Parse("""{"message":"Out of range","parameter":"datasetTimestamp"}""").Parameter, Is.EqualTo("datasetTimestamp"));
    }

    [Test]
    public void The_request_id_of_a_header_wins_over_the_one_of_the_body()
    {
        var headers = new ResponseHeaders([new("X-Request-Id", ["r-1"])]);

        Assert.That(new SessionsNotFoundException("""{"requestId":"r-2"}""", headers).RequestId, Is.EqualTo("r-1"));
    }

    [Test]
    public void A_response_that_can_not_be_read_keeps_its_status_and_its_headers()
    {
        var response = new ApiResponse(HttpStatusCode.Accepted, new ResponseHeaders([new("X-Request-Id", ["r-1"])]));

        var exception = new InvalidResponseException("It is odd.", response);

        Assert.That((exception.StatusCode, exception.RequestId), Is.EqualTo((HttpStatusCode.Accepted, "r-1")));
    }

    [Test]
    public void A_failure_without_a_body_has_no_error_of_the_provider()
    {
        Assert.That(new SessionsServerException(HttpStatusCode.BadGateway).GetError<HonoApiError>(), Is.Null);
    }

    [Test]
    public void The_request_id_is_taken_from_the_body_where_no_header_has_it()
    {
        var exception = new SessionsNotFoundException("""{"message":"m","requestId":"r-2","type":"ResourceNotFound"}""");

        Assert.That(exception.RequestId, Is.EqualTo("r-2"));
    }

    [Test]
    public void An_error_of_another_shape_is_null()
    {
        var exception = new SessionsServerException(HttpStatusCode.BadGateway, "<html/>");

        Assert.That(exception.GetError<HonoApiError>(), Is.Null);
    }

    [Test]
    public async Task A_refused_connection_says_that_nothing_can_have_arrived()
    {
        using var client = new OrqSessionsClient(new OrqSessionsOptions
        {
            ApiKey = "k",
            BaseAddress = new Uri("http://127.0.0.1:1"),
            Retry = { MaxRetries = 0 },
        });

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(() => client.GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.RequestMayHaveArrived, Is.False);
            Assert.That(exception.Message, Does.Contain("could not connect"));
        });
    }

    [Test]
    public async Task A_call_after_the_end_of_the_client_says_so()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")));
        var view = client.WithOptions(new RequestOptions());
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetSessionAsync("s"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => view.GetSessionAsync("s"));
    }

    private static OrqSessionsClient NoRetries(HttpMessageHandler handler)
    {
        return Clients.Orq(handler, options => options.Retry.MaxRetries = 0);
    }
}
