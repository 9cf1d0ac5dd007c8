using System.Net;
using System.Text.Json;

namespace Sessions.Tests.Sandbox;

internal sealed class HumanloopSandboxTests : SandboxFixture
{
    private static IEnumerable<string?> Ids(Answer answer)
    {
        return answer.Json.GetProperty("records").EnumerateArray().Select(session => session.GetProperty("id").GetString());
    }

    [Test]
    public async Task Creation_is_answered_with_201_and_an_identifier()
    {
        var answer = await PostAsync(Humanloop, "sessions");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(answer.Text, Does.Match("""^\{"id":"sesh_[A-Za-z0-9]{20}"\}$"""));
    }

    [Test]
    public async Task Created_session_is_empty()
    {
        var created = await PostAsync(Humanloop, "sessions");

        var fetched = await GetAsync(Humanloop, "sessions/" + created["id"]);

        Assert.That(fetched.Text, Is.EqualTo($$"""{"id":"{{created["id"]}}","projects":[],"datapoints_count":0,"created_at":"2025-04-20T12:00:00Z"}"""));
    }

    [Test]
    public async Task Seeded_session_has_a_datapoint_of_its_project()
    {
        var id = Server.SeedHumanloopSessions("pr_1", 1).Single();

        var fetched = await GetAsync(Humanloop, "sessions/" + id);

        Assert.That(fetched.Json.GetProperty("projects")[0].GetProperty("id").GetString(), Is.EqualTo("pr_1"));
        Assert.That(fetched.Json.GetProperty("datapoints_count").GetInt32(), Is.EqualTo(1));
        Assert.That(fetched.Json.GetProperty("first_inputs").ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [Test]
    public async Task Listing_has_the_sessions_of_the_project_alone_newest_first()
    {
        var wanted = Server.SeedHumanloopSessions("pr_1", 3);
        Server.SeedHumanloopSessions("pr_2", 2);
        await PostAsync(Humanloop, "sessions");

        var answer = await GetAsync(Humanloop, "sessions?project_id=pr_1");

        Assert.That(Ids(answer), Is.EqualTo(wanted.Reverse()));
    }

    [TestCase("", 1, 10, 10)]
    [TestCase("&page=2", 2, 10, 2)]
    [TestCase("&page=2&size=5", 2, 5, 5)]
    [TestCase("&page=9", 9, 10, 0)]
    [TestCase("&size=100", 1, 100, 12)]
    [TestCase("&page=9223372036854775807&size=9223372036854775807", long.MaxValue, long.MaxValue, 0)]
    public async Task Listing_is_cut_into_pages_with_a_total(string paging, long page, long size, int length)
    {
        Server.SeedHumanloopSessions("pr_1", 12);

        var answer = await GetAsync(Humanloop, "sessions?project_id=pr_1" + paging);

        Assert.That(answer.Json.GetProperty("page").GetInt64(), Is.EqualTo(page));
        Assert.That(answer.Json.GetProperty("size").GetInt64(), Is.EqualTo(size));
        Assert.That(answer.Json.GetProperty("total").GetInt64(), Is.EqualTo(12));
        Assert.That(Ids(answer).Count(), Is.EqualTo(length));
    }

    [Test]
    public async Task Listing_of_an_unknown_project_is_empty()
    {
        var answer = await GetAsync(Humanloop, "sessions?project_id=pr_unknown");

        Assert.That(answer.Text, Is.EqualTo("""{"records":[],"page":1,"size":10,"total":0}"""));
    }

    [Test]
    public async Task Listing_without_a_project_is_answered_with_422_and_the_place()
    {
        var answer = await GetAsync(Humanloop, "sessions");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Text, Is.EqualTo("""{"detail":[{"loc":["query","project_id"],"msg":"field required","type":"value_error.missing"}]}"""));
    }

    [TestCase("page=x", "page", "type_error.integer")]
    [TestCase("size=1.5", "size", "type_error.integer")]
    [TestCase("page=99999999999999999999", "page", "type_error.integer")]
    [TestCase("page=", "page", "type_error.integer")]
    [TestCase("page=0", "page", "value_error.number.not_ge")]
    [TestCase("size=-1", "size", "value_error.number.not_ge")]
    public async Task Paging_that_is_no_positive_integer_is_answered_with_422_and_the_place(string paging, string name, string type)
    {
        var answer = await GetAsync(Humanloop, "sessions?project_id=pr_1&" + paging);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Json.GetProperty("detail")[0].GetProperty("loc").GetRawText(), Is.EqualTo($"""["query","{name}"]"""));
        Assert.That(answer.Json.GetProperty("detail")[0].GetProperty("type").GetString(), Is.EqualTo(type));
    }

    [Test]
    public async Task Every_fault_of_a_request_has_an_entry_of_its_own()
    {
        var answer = await GetAsync(Humanloop, "sessions?page=x&size=y");

        Assert.That(answer.Json.GetProperty("detail").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public async Task Unknown_session_is_answered_with_404_and_a_text()
    {
        var answer = await GetAsync(Humanloop, "sessions/sesh_unknown");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.NotFound, """{"detail":"Session not found"}""")));
    }

    [TestCase("POST", "sessions", null, "API key is missing")]
    [TestCase("GET", "sessions", "wrong", "Invalid API key")]
    [TestCase("GET", "sessions/x", "wrong", "Invalid API key")]
    public async Task Request_without_the_key_is_answered_with_401(string method, string path, string? key, string detail)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.Humanloop.BaseAddress, path));
        request.Headers.TryAddWithoutValidation("X-API-KEY", key);

        var answer = await Answer.ReadAsync(await Anonymous.SendAsync(request));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.Unauthorized, $$"""{"detail":"{{detail}}"}""")));
    }
}
