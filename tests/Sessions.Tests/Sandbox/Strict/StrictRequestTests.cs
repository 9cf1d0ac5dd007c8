using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// Each way in which a request can break a document, seen by a plain client.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class StrictRequestTests : IAsyncDisposable
{
    private const string Sessions = "orq/v2/traces/sessions";
    private const string List = Sessions + "/query";

    private SandboxServer _sandbox = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Strict = true });
        _client = new HttpClient { BaseAddress = _sandbox.Address };
    }

    [TearDown]
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCase("humanloop/v4/sessions?project_id=p&color=red", "query color is not declared")]
    [TestCase("humanloop/v4/sessions?project_id=p&Page=1", "query Page is not declared")]
    [TestCase("humanloop/v4/sessions?project_id=p&page=1&page=2", "query page comes 2 times")]
    [TestCase("humanloop/v4/sessions?project_id=p&page=one", "query page must be a whole number of 64 bits")]
    [TestCase("humanloop/v4/sessions?project_id=p&page=1.5", "query page must be a whole number of 64 bits")]
    [TestCase("humanloop/v4/sessions?project_id=p&page=", "query page must be a whole number of 64 bits")]
    [TestCase("humanloop/v4/sessions", "query project_id is required")]
    [TestCase("humanloop/v4/nothing", "path /humanloop/v4/nothing is not declared")]
    [TestCase("whylabs/v0/sessions", "path /whylabs/v0/sessions has no operation with the method GET")]
    public async Task Path_and_query_are_checked(string address, string violation)
    {
        Assert.That(await RefusalAsync(HttpMethod.Get, address), Is.EqualTo([violation]));
    }

    [TestCase("""{ "filters": [], "color": "red" }""", "body /color is not declared")]
    [TestCase("""{ "filters": [], "pagination": { "size": 1 } }""", "body /pagination/size is not declared")]
    [TestCase("""{ "filters": [], "a/b~c": 1 }""", "body /a~1b~0c is not declared")]
    [TestCase("""{ "filters": [], "filters": [] }""", "body /filters comes twice")]
    [TestCase("""{ "pagination": {} }""", "body /filters is required")]
    [TestCase("""{ "filters": null }""", "body /filters must not be null")]
    [TestCase("""{ "filters": {} }""", "body /filters must be an array")]
    [TestCase("""[]""", "body itself must be an object")]
    [TestCase("""{ "filters": [], "pagination": { "limit": "5" } }""", "body /pagination/limit must be a number")]
    [TestCase("""{ "filters": [], "includedFields": { "a": 1 } }""", "body /includedFields/a must be a string")]
    [TestCase("""{ "filters": [], "sortingProps": [{ "key": "a", "direction": "up" }] }""", "body /sortingProps/0/direction must be one of asc, desc")]
    [TestCase("""{ "filters": [""", "body itself must be well-formed JSON in UTF-8")]
    [TestCase("""{ "filters": [{ "type": "id", "path": "p", "id": 1 }] }""", "body /filters/0 fits none of the 4 shapes that it may have; the nearest one is told on", "body /filters/0/id must be a string")]
    [TestCase("""{ "filters": [], "query": { "operator": "and", "filters": [{ "id": "1", "type": "boolean", "name": "n", "path": "p", "operator": "is" }] } }""", "body /query/filters/0 fits none of the 8 shapes that it may have; the nearest one is told on", "body /query/filters/0/id is the server's to give")]
    public async Task Body_is_checked_member_by_member(string json, params string[] violations)
    {
        Assert.That(await RefusalAsync(HttpMethod.Post, List, Json(json)), Is.EqualTo(violations));
    }

    [TestCase("\"2025-04-20\"", "must be a date and time as RFC 3339 has it")]
    [TestCase("\"2025-04-20T10:00:00\"", "must be a date and time as RFC 3339 has it")]
    [TestCase("5", "must be a string")]
    public async Task Format_is_checked(string time, string message)
    {
        var json = OrqRequests.Create("a", $$""", "started_at": {{time}}""");

        Assert.That(await RefusalAsync(HttpMethod.Post, Sessions, Json(json)), Is.EqualTo(["body /started_at " + message]));
    }

    [Test]
    public async Task Whole_numbers_are_told_from_others_and_from_too_large_ones()
    {
        var json = """{ "batchProfileTimestamps": [1, 1.0, 1.5, 99999999999999999999], "referenceProfileIds": [] }""";

        Assert.That(await RefusalAsync(HttpMethod.Post, "whylabs/v0/sessions/observatory-link/s", Json(json)), Is.EqualTo([
            "body /batchProfileTimestamps/2 must be a whole number of 64 bits", "body /batchProfileTimestamps/3 must be a whole number of 64 bits"]));
    }

    [TestCase("text/json", "header Content-Type must be application/json")]
    [TestCase("application/x-www-form-urlencoded", "header Content-Type must be application/json")]
    [TestCase("application/json; charset=utf-16", "header Content-Type must have no charset but utf-8")]
    public async Task Content_type_is_checked(string type, string violation)
    {
        var content = new ByteArrayContent("{\"filters\":[]}"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

        Assert.That(await RefusalAsync(HttpMethod.Post, List, content), Is.EqualTo([violation]));
    }

    [Test]
    public async Task Missing_body_is_told()
    {
        Assert.That(await RefusalAsync(HttpMethod.Post, List), Is.EqualTo(["body itself is required"]));
    }

    [Test]
    public async Task Body_where_none_is_taken_is_told()
    {
        Assert.That(await RefusalAsync(HttpMethod.Post, "humanloop/v4/sessions", Json("{}")), Is.EqualTo([
            "body itself must not be there; the operation takes none", "header Content-Type must not be there; the operation takes no body"]));
    }

    [TestCase("portal/sessions/s/subscribe", "Authorization", "Bearer x", "header Authorization is a credential, and the operation takes none")]
    [TestCase("orq/v2/traces/sessions/s", "X-API-Key", "x", "header X-API-Key is a credential of another kind than Authorization")]
    [TestCase("humanloop/v4/sessions/s", "Authorization", "Bearer x", "header Authorization is a credential of another kind than X-API-KEY")]
    [TestCase("orq/v2/traces/sessions/s", "Authorization", "Basic eDp5", "header Authorization must be the word Bearer, a space and the token")]
    [TestCase("orq/v2/traces/sessions/s", "Authorization", "Bearer a, Bearer b", "header Authorization must be the word Bearer, a space and the token")]
    [TestCase("orq/v2/traces/sessions/s", "Authorization", "Bearer", "header Authorization must be the word Bearer, a space and the token")]
    [TestCase("humanloop/v4/sessions/s", "X-API-KEY", "", "header X-API-KEY must not be empty")]
    [TestCase("whylabs/v0/sessions/s", "Cookie", "X-API-Key=x", "header Cookie is not declared")]
    [TestCase("orq/v2/traces/sessions/s", "Accept", "text/html, application/json;q=0", "header Accept must allow application/json")]
    public async Task Headers_are_checked(string address, string name, string value, string violation)
    {
        Assert.That(await RefusalAsync(HttpMethod.Get, address, null, (name, value)), Is.EqualTo([violation]));
    }

    [Test]
    public async Task Credential_that_comes_twice_is_told()
    {
        await RawRequest.SendAsync(
            _sandbox.Address, $"GET /{Sessions}/s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n");

        Assert.That(_sandbox.Exchanges.Single().Violations, Is.EqualTo(["header Authorization comes 2 times"]));
    }

    [Test]
    public async Task Form_is_checked_field_by_field()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("a"), "text_prompt" },
            { new StringContent("b"), "text_prompt" },
            { new StringContent("not a file"), "files" },
            { new StringContent("red"), "color" },
        };

        Assert.That(await RefusalAsync(HttpMethod.Post, "portal/sessions", form), Is.EqualTo([
            "body /text_prompt comes 2 times", "body /files must be a file, not a text", "body /color is not declared", "body /agent_id is required"]));
    }

    [Test]
    public async Task File_where_a_text_is_due_is_told()
    {
        using var form = new MultipartFormDataContent { { new StringContent("a"), "agent_id", "agent.txt" }, { new StringContent("b"), "text_prompt" } };

        Assert.That(await RefusalAsync(HttpMethod.Post, "portal/sessions", form), Is.EqualTo(["body /agent_id must be a text, not a file"]));
    }

    [Test]
    public async Task Refusal_lists_every_violation_with_its_place()
    {
        var answer = await SendAsync(HttpMethod.Get, "humanloop/v4/sessions?page=x&color=red");

        Assert.That(answer.Text, Is.EqualTo(
            "{\"message\":\"The sandbox is strict, and the document of Humanloop does not allow this request: query project_id is required; "
            + "query page must be a whole number of 64 bits; query color is not declared.\",\"operation\":\"ListSessions\",\"violations\":["
            + "{\"in\":\"query\",\"at\":\"project_id\",\"message\":\"is required\"},"
            + "{\"in\":\"query\",\"at\":\"page\",\"message\":\"must be a whole number of 64 bits\"},"
            + "{\"in\":\"query\",\"at\":\"color\",\"message\":\"is not declared\"}]}"));
    }

    [Test]
    public async Task Missing_or_wrong_credential_is_left_to_the_provider()
    {
        var missing = await SendAsync(HttpMethod.Get, "orq/v2/traces/sessions/s");
        var wrong = await SendAsync(HttpMethod.Get, "orq/v2/traces/sessions/s", null, ("Authorization", "Bearer wrong"));

        Assert.That((missing.Status, wrong.Status), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task Refused_request_uses_up_no_fault()
    {
        using var fault = _sandbox.Faults.Add(SandboxFault.Status(503), new SandboxFaultScope { Times = 1 });

        await RefusalAsync(HttpMethod.Get, "humanloop/v4/sessions");

        Assert.That(fault.Hits, Is.Zero);
    }

    [Test]
    public async Task Sandbox_that_is_not_strict_lets_pass_what_the_provider_does()
    {
        await using var lenient = await SandboxServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(lenient.Humanloop.BaseAddress, "sessions?project_id=p&color=red"));
        request.Headers.Add("X-API-KEY", lenient.Humanloop.ApiKey);

        using var response = await _client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(lenient.Exchanges.Single().Violations, Is.Empty);
    }

    private static StringContent Json(string json)
    {
        return new StringContent(json, Encoding.UTF8, "application/json");
    }

    /// <summary>What the log says about a request that must have been refused.</summary>
    private async Task<IReadOnlyList<string>> RefusalAsync(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(method, address, content, headers);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        return _sandbox.Exchanges.Single().Violations;
    }

    private async Task<Answer> SendAsync(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        foreach (var header in headers.ToLookup(header => header.Name, header => header.Value))
        {
            request.Headers.TryAddWithoutValidation(header.Key, header);
        }

        return await Answer.ReadAsync(await _client.SendAsync(request));
    }
}
