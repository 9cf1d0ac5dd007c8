using System.Net;
using System.Text.Json;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

internal sealed class WhyLabsSandboxTests : SandboxFixture
{
    private const long Day = 24 * 60 * 60 * 1000;

    [Test]
    public async Task Created_session_has_an_identifier_of_the_providers_form()
    {
        var answer = await PostAsync(WhyLabs, "v0/sessions", """{ "userId": "me" }""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Text, Does.Match("""^\{"id":"session-[A-Za-z0-9]+"\}$"""));
    }

    [Test]
    public async Task Session_has_an_organization_a_model_and_a_user_that_the_server_made()
    {
        var id = await CreateAsync();

        var session = (await GetAsync(WhyLabs, "v0/sessions/" + id)).Json.GetProperty("session");

        Assert.That(session.EnumerateObject().Select(member => member.Name), Is.EqualTo("sessionId orgId modelId userId".Split(' ')));
        Assert.That(session.GetProperty("sessionId").GetString(), Is.EqualTo(id));
        Assert.That(session.GetProperty("userId").GetString(), Is.Not.EqualTo("me"));
    }

    [Test]
    public async Task Claim_is_answered_with_200_and_no_body()
    {
        var id = await CreateAsync();

        var claim = await PostAsync(WhyLabs, $"v0/sessions/{id}/claim?org_id=org-1");

        Assert.That((claim.Status, claim.Text), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
    }

    [TestCase("GET", "v0/sessions/{0}", null)]
    [TestCase("POST", "v0/sessions/{0}/claim?org_id=org-1", null)]
    [TestCase("POST", "v0/sessions/{0}/reference", "{}")]
    [TestCase("POST", "v0/sessions/{0}/references", """{ "references": [{}] }""")]
    [TestCase("POST", "v0/sessions/{0}/upload", """{ "datasetTimestamp": 0, "segmentTags": [] }""")]
    [TestCase("POST", "v0/sessions/observatory-link/{0}", """{ "batchProfileTimestamps": [0], "referenceProfileIds": [] }""")]
    public async Task Claimed_session_is_unknown_to_every_operation(string method, string path, string? body)
    {
        var id = await CreateAsync();
        await PostAsync(WhyLabs, $"v0/sessions/{id}/claim?org_id=org-1");

        var answer = await SendAsync(WhyLabs, new HttpMethod(method), path.Replace("{0}", id, StringComparison.Ordinal), body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((answer["message"], answer["type"]), Is.EqualTo(($"{id} does not exist", "ResourceNotFound")));
    }

    [Test]
    public async Task Session_is_claimed_once_however_many_try()
    {
        var id = await CreateAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(WhyLabs, $"v0/sessions/{id}/claim?org_id=org-1")));

        Assert.That(claims.Count(claim => claim.Status == HttpStatusCode.OK), Is.EqualTo(1));
    }

    [Test]
    public async Task Session_expires_with_its_lifetime()
    {
        var id = await CreateAsync();
        Time.Advance(new SandboxOptions().WhyLabsSessionLifetime);

        var answer = await GetAsync(WhyLabs, "v0/sessions/" + id);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("GET", "v0/sessions/x")]
    [TestCase("POST", "v0/sessions/x/claim?org_id=org-1")]
    public async Task Operation_that_needs_the_key_answers_401_without_and_403_with_another(string method, string path)
    {
        using var other = Client(Server.WhyLabs, "X-API-Key", "other.key");

        var without = await SendAsync(Anonymous, new HttpMethod(method), new Uri(Server.WhyLabs.BaseAddress, path).ToString());
        var another = await SendAsync(other, new HttpMethod(method), path);

        Assert.That((without.Status, without.Text), Is.EqualTo((HttpStatusCode.Unauthorized, string.Empty)));
        Assert.That((another.Status, another.Text), Is.EqualTo((HttpStatusCode.Forbidden, "The API key is not valid")));
    }

    [TestCase(null)]
    [TestCase("dummy")]
    public async Task Operation_whose_key_is_optional_does_not_look_at_it(string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.WhyLabs.BaseAddress, "v0/sessions"));
        request.Headers.TryAddWithoutValidation("X-API-Key", key);
        request.Content = new StringContent("""{ "userId": "me" }""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        var answer = await Answer.ReadAsync(await Anonymous.SendAsync(request));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Key_may_be_followed_by_an_organization_or_come_as_a_cookie()
    {
        using var suffixed = Client(Server.WhyLabs, "X-API-Key", Server.WhyLabs.ApiKey + ":org-1");
        using var cookie = Client(Server.WhyLabs, "Cookie", "X-API-Key=" + Uri.EscapeDataString(Server.WhyLabs.ApiKey));
        var id = await CreateAsync();

        var answers = await Task.WhenAll(GetAsync(suffixed, "v0/sessions/" + id), GetAsync(cookie, "v0/sessions/" + id));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("v0/sessions/x/claim")]
    [TestCase("v0/sessions")]
    [TestCase("nowhere")]
    public async Task Request_identifier_comes_back_in_the_header(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("X-Request-Id", "my-request");

        var answer = await Answer.ReadAsync(await WhyLabs.SendAsync(request));

        Assert.That(answer.Headers["X-Request-Id"], Is.EqualTo("my-request"));
    }

    [TestCase("my-request", "my-request")]
    [TestCase("", "^[0-9a-f-]{36}$")]
    [TestCase("with space", "^[0-9a-f-]{36}$")]
    public async Task Error_repeats_the_request_identifier_of_its_header(string sent, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v0/sessions/x");
        request.Headers.TryAddWithoutValidation("X-Request-Id", sent);

        var answer = await Answer.ReadAsync(await WhyLabs.SendAsync(request));

        Assert.That(answer["requestId"], Is.EqualTo(answer.Headers["X-Request-Id"]).And.Match(expected));
    }

    [Test]
    public async Task Combined_link_keeps_the_first_three_profiles_reference_profiles_first()
    {
        var (id, model) = await CreateWithModelAsync();

        var answer = await PostAsync(WhyLabs, "v0/sessions/observatory-link/" + id, $$"""{ "batchProfileTimestamps": [{{Day + 1}}, {{5 * Day}}], "referenceProfileIds": ["ref-ü", "ref/2"] }""");

        Assert.That(answer["observatoryUrl"], Is.EqualTo($"https://hub.whylabsapp.com/resources/{model}/profiles?profile=ref-%C3%BC&profile=ref%2F2&profile={Day}&sessionToken={id}"));
    }

    [Test]
    public async Task Every_profile_gets_a_link_of_its_own()
    {
        var (id, model) = await CreateWithModelAsync();

        var answer = await PostAsync(WhyLabs, "v0/sessions/observatory-link/" + id, $$"""{ "batchProfileTimestamps": [{{Day + 1}}, 9223372036854775807, -1], "referenceProfileIds": ["ref-1"] }""");

        var profiles = answer.Json.GetProperty("individualObservatoryUrls").EnumerateArray().Select(link => link.GetString()!.Split('?', '&')[1]);
        Assert.That(profiles, Is.EqualTo(new[] { "profile=ref-1", $"profile={Day}", "profile=9223372036828800000", $"profile=-{Day}" }));
    }

    [Test]
    public async Task Link_to_no_profile_is_refused_with_400()
    {
        var id = await CreateAsync();

        var answer = await PostAsync(WhyLabs, "v0/sessions/observatory-link/" + id, """{ "batchProfileTimestamps": [], "referenceProfileIds": [] }""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((answer["message"], answer["type"]), Is.EqualTo(("Must give one or more profiles", "IllegalArgument")));
        Assert.That(answer.Json.TryGetProperty("parameter", out _), Is.False);
    }

    [TestCase("v0/sessions", "{}", "userId")]
    [TestCase("v0/sessions", """{ "userId": 1 }""", "userId")]
    [TestCase("v0/sessions", """{ "userId": null }""", "userId")]
    [TestCase("v0/sessions/{0}/references", "{}", "references")]
    [TestCase("v0/sessions/{0}/references", """{ "references": [null] }""", "references")]
    [TestCase("v0/sessions/{0}/references", """{ "references": [{ "datasetTimestamp": "now" }] }""", "references[0].datasetTimestamp")]
    [TestCase("v0/sessions/{0}/reference", """{ "datasetTimestamp": 1.5 }""", "datasetTimestamp")]
    [TestCase("v0/sessions/{0}/upload", """{ "segmentTags": [] }""", "datasetTimestamp")]
    [TestCase("v0/sessions/{0}/upload", """{ "datasetTimestamp": 1, "segmentTags": null }""", "segmentTags")]
    [TestCase("v0/sessions/{0}/upload", """{ "datasetTimestamp": 1, "segmentTags": [{ "key": "k" }] }""", "segmentTags[0].value")]
    [TestCase("v0/sessions/{0}/upload", """{ "datasetTimestamp": 1, "segmentTags": [{ "key": " ", "value": "v" }] }""", "segmentTags")]
    [TestCase("v0/sessions/observatory-link/{0}", """{ "referenceProfileIds": ["r"] }""", "batchProfileTimestamps")]
    [TestCase("v0/sessions/{0}/claim", "", "org_id")]
    public async Task Request_that_breaks_the_document_is_refused_with_400_and_the_parameter(string path, string body, string parameter)
    {
        var id = await CreateAsync();

        var answer = await PostAsync(WhyLabs, path.Replace("{0}", id, StringComparison.Ordinal), body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That((answer["parameter"], answer["type"]), Is.EqualTo((parameter, "ArgumentValue")));
    }

    [TestCase("{")]
    [TestCase("")]
    [TestCase("null")]
    public async Task Body_that_is_no_JSON_object_is_refused_with_400(string body)
    {
        var answer = await PostAsync(WhyLabs, "v0/sessions", body);

        Assert.That((answer.Status, answer["type"]), Is.EqualTo((HttpStatusCode.BadRequest, "IllegalArgument")));
    }

    private async Task<string> CreateAsync()
    {
        return (await PostAsync(WhyLabs, "v0/sessions", """{ "userId": "me" }"""))["id"]!;
    }

    private async Task<(string Id, string? Model)> CreateWithModelAsync()
    {
        var id = await CreateAsync();
        return (id, (await GetAsync(WhyLabs, "v0/sessions/" + id)).Json.GetProperty("session").GetProperty("modelId").GetString());
    }
}
