using System.Net;
using System.Text.Json;

namespace Sessions.Tests.Sandbox;

internal sealed class OrqSandboxTests : SandboxFixture
{
    private const string Sessions = "v2/traces/sessions";

    private const string NewSession = """
        {
          "external_id": "conversation-1", "duration": 1234.5, "contact_ids": ["c1"], "tags": ["a", "b"], "traces_count": 3,
          "billing": { "input_cost": 0.1, "output_cost": 0.25, "total_cost": 0.35 },
          "usage": { "prompt_tokens": 10, "completion_tokens": 20, "total_tokens": 30 },
          "project_id": "project-1", "started_at": "2025-04-20T10:00:00.123456Z"
        }
        """;

    [Test]
    public async Task Created_session_can_be_fetched_as_it_was_created()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        var fetched = await GetAsync(Orq, $"{Sessions}/{created["_id"]}");

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(fetched.Text, Is.EqualTo(created.Text));
    }

    [Test]
    public async Task Created_session_has_every_member_of_the_request()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        using var request = JsonDocument.Parse(NewSession);
        Assert.That(request.RootElement.EnumerateObject().Where(member => !JsonElement.DeepEquals(member.Value, created.Json.GetProperty(member.Name))), Is.Empty);
    }

    [Test]
    public async Task Created_session_has_an_identifier_and_a_workspace_from_the_server()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        Assert.That(created["_id"], Does.Match("^[0-9A-HJKMNP-TV-Z]{26}$"));
        Assert.That(created["workspace_id"], Is.Not.Empty);
    }

    [Test]
    public async Task Session_without_project_and_times_gets_null_and_the_present_time()
    {
        var created = await PostAsync(Orq, Sessions, OrqRequests.Create("minimal"));

        Assert.That(created.Json.GetProperty("project_id").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(created["started_at"], Is.EqualTo("2025-04-20T12:00:00Z"));
    }

    [Test]
    public async Task Second_session_with_the_same_external_id_is_refused_with_409_and_no_body()
    {
        await PostAsync(Orq, Sessions, NewSession);

        var second = await PostAsync(Orq, Sessions, NewSession);

        Assert.That((second.Status, second.Text), Is.EqualTo((HttpStatusCode.Conflict, string.Empty)));
    }

    [Test]
    public async Task External_id_of_a_deleted_session_is_free_again()
    {
        var first = await PostAsync(Orq, Sessions, NewSession);
        await SendAsync(Orq, HttpMethod.Delete, $"{Sessions}/{first["_id"]}");

        var second = await PostAsync(Orq, Sessions, NewSession);

        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Patch_sets_the_members_that_it_carries_and_no_others()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        var patched = await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{created["_id"]}", """{ "duration": 7, "tags": [] }""");

        Assert.That(patched.Json.GetProperty("duration").GetDouble(), Is.EqualTo(7));
        Assert.That(patched.Json.GetProperty("tags").GetArrayLength(), Is.Zero);
        Assert.That(patched["external_id"], Is.EqualTo("conversation-1"));
        Assert.That(patched.Json.GetProperty("usage").GetRawText(), Is.EqualTo(created.Json.GetProperty("usage").GetRawText()));
    }

    [TestCase("""{ "project_id": null }""", null)]
    [TestCase("""{ "duration": 1 }""", "project-1")]
    [TestCase("""{ "project_id": "project-2" }""", "project-2")]
    public async Task Patch_clears_the_project_with_an_explicit_null_only(string patch, string? project)
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        var patched = await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{created["_id"]}", patch);

        Assert.That(patched["project_id"], Is.EqualTo(project));
    }

    [Test]
    public async Task Patch_leaves_identifier_and_workspace_to_the_server()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        var patched = await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{created["_id"]}", """{ "_id": "other", "workspace_id": "other" }""");

        Assert.That((patched["_id"], patched["workspace_id"]), Is.EqualTo((created["_id"], created["workspace_id"])));
    }

    [Test]
    public async Task Patch_moves_the_time_of_the_last_update()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);
        Time.Advance(TimeSpan.FromSeconds(5));

        var patched = await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{created["_id"]}", "{}");

        Assert.That(patched["updated_at"], Is.EqualTo("2025-04-20T12:00:05Z"));
    }

    [Test]
    public async Task Patch_to_an_external_id_in_use_is_refused_with_400_as_the_spec_has_no_409_there()
    {
        await PostAsync(Orq, Sessions, NewSession);
        var other = await PostAsync(Orq, Sessions, OrqRequests.Create("other"));

        var patched = await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{other["_id"]}", """{ "external_id": "conversation-1" }""");

        Assert.That((patched.Status, patched["message"]), Is.EqualTo((HttpStatusCode.BadRequest, "Another session has the external_id conversation-1")));
    }

    [Test]
    public async Task Deleted_session_is_answered_with_204_and_then_404()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        var first = await SendAsync(Orq, HttpMethod.Delete, $"{Sessions}/{created["_id"]}");
        var second = await SendAsync(Orq, HttpMethod.Delete, $"{Sessions}/{created["_id"]}");

        Assert.That((first.Status, first.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
        Assert.That((second.Status, second.Text), Is.EqualTo((HttpStatusCode.NotFound, """{"message":"No such session","code":"404"}""")));
    }

    [TestCase("GET", null)]
    [TestCase("PATCH", "{}")]
    [TestCase("DELETE", null)]
    public async Task Unknown_session_is_answered_with_404_and_an_error_object(string method, string? body)
    {
        var answer = await SendAsync(Orq, new HttpMethod(method), $"{Sessions}/unknown", body);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.NotFound, """{"message":"No such session","code":"404"}""")));
    }

    [TestCase(null, "API key is missing")]
    [TestCase("Bearer wrong", "Invalid API key")]
    [TestCase("Basic wrong", "API key is missing")]
    public async Task Request_without_the_key_is_answered_with_401(string? authorization, string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Orq.BaseAddress, $"{Sessions}/x"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var answer = await Answer.ReadAsync(await Anonymous.SendAsync(request));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((answer["message"], answer["code"]), Is.EqualTo((message, "401")));
    }

    [TestCase("", "must have the content type application/json", TestName = "nothing")]
    [TestCase("null", "must not be null", TestName = "null")]
    [TestCase("[]", "has the wrong type", TestName = "list")]
    [TestCase("{", "must be well-formed JSON", TestName = "truncated")]
    [TestCase("""{"external_id":"\ud800"}""", "must be well-formed JSON", TestName = "half a surrogate pair")]
    [TestCase("{}", "external_id is required", TestName = "nothing required")]
    [TestCase("""{"external_id":1,"duration":0,"contact_ids":[],"billing":{},"usage":{},"traces_count":0,"tags":[]}""", "billing.input_cost is required", TestName = "nested missing")]
    public async Task Body_that_breaks_the_document_is_refused_with_400_and_a_reason(string body, string reason)
    {
        var answer = await PostAsync(Orq, Sessions, body.Length == 0 ? null : body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer["message"], Does.Contain(reason));
        Assert.That(answer["code"], Is.EqualTo("400"));
    }

    [TestCase("""{ "duration": "7" }""", "duration must be a number")]
    [TestCase("""{ "duration": null }""", "duration must not be null")]
    [TestCase("""{ "duration": 1e999 }""", "duration must be a number")]
    [TestCase("""{ "tags": [null] }""", "tags must be a list without null")]
    [TestCase("""{ "tags": "a" }""", "tags has the wrong type")]
    [TestCase("""{ "billing": { "input_cost": 1 } }""", "billing.output_cost is required")]
    [TestCase("""{ "started_at": "2025-04-20" }""", "started_at must be a date and time with an offset")]
    [TestCase("""{ "started_at": "2025-04-20T10:00:00" }""", "started_at must be a date and time with an offset")]
    public async Task Member_that_breaks_the_document_is_refused_with_400_and_its_name(string patch, string reason)
    {
        var created = await PostAsync(Orq, Sessions, NewSession);

        var answer = await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{created["_id"]}", patch);

        Assert.That((answer.Status, answer["message"]!.Contains(reason, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)), answer.Text);
    }

    [Test]
    public async Task Refused_patch_changes_nothing()
    {
        var created = await PostAsync(Orq, Sessions, NewSession);
        await SendAsync(Orq, HttpMethod.Patch, $"{Sessions}/{created["_id"]}", """{ "duration": 7, "tags": [null] }""");

        var fetched = await GetAsync(Orq, $"{Sessions}/{created["_id"]}");

        Assert.That(fetched.Text, Is.EqualTo(created.Text));
    }

    [Test]
    public async Task Time_keeps_its_offset_and_its_fraction()
    {
        var created = await PostAsync(Orq, Sessions, OrqRequests.Create("x", """, "started_at": "2025-04-20T10:00:00.1234567+02:00" """));

        Assert.That(created["started_at"], Is.EqualTo("2025-04-20T10:00:00.1234567+02:00"));
    }

    [Test]
    public async Task Unknown_members_are_tolerated()
    {
        var created = await PostAsync(Orq, Sessions, OrqRequests.Create("x", """, "invented": { "a": [null] } """));

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
