using System.Net;
using System.Text;
using System.Text.Json;

namespace Sessions.Tests.Sandbox;

internal sealed class PortalSandboxTests : SandboxFixture
{
    private static readonly TimeSpan Run = TimeSpan.FromMilliseconds(200);

    [Test]
    public async Task Synchronous_creation_answers_with_a_session_that_is_ready()
    {
        var session = await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", "Hello");

        Assert.That((session["status"], session["agent_id"]), Is.EqualTo(("Ready", "agent-1")));
        Assert.That(Roles(session.Json), Is.EqualTo("user,assistant"));
        Assert.That(session.Json.GetProperty("messages")[0].GetProperty("text").GetString(), Is.EqualTo("Hello"));
    }

    [Test]
    public async Task Session_has_every_member_of_the_document_with_null_where_there_is_nothing()
    {
        var session = await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", "Hello");

        Assert.That(session.Json.EnumerateObject().Select(member => member.Name), Is.EqualTo("id agent_id thread_id created_at updated_at messages status user_id routine_id".Split(' ')));
        Assert.That(session.Json.GetProperty("routine_id").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(session.Json.GetProperty("messages")[0].GetProperty("agent").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Asynchronous_creation_answers_with_the_identifier_of_a_running_session()
    {
        var answer = await SubmitAsync(HttpMethod.Post, "sessions/async", "agent-1", "Hello");

        var session = await GetAsync(Portal, "sessions/" + answer["session_id"]);

        Assert.That(answer.Json.EnumerateObject().Select(member => member.Name).Single(), Is.EqualTo("session_id"));
        Assert.That((session["status"], Roles(session.Json)), Is.EqualTo(("Running", "user")));
    }

    [Test]
    public async Task Run_ends_when_its_time_is_over()
    {
        var id = (await SubmitAsync(HttpMethod.Post, "sessions/async", "agent-1", "Hello"))["session_id"];
        Time.Advance(Run);

        var session = await GetAsync(Portal, "sessions/" + id);

        Assert.That((session["status"], Roles(session.Json), session["updated_at"]), Is.EqualTo(("Ready", "user,assistant", "2025-04-20T12:00:00.2Z")));
    }

    [TestCase("sessions")]
    [TestCase("sessions/async")]
    public async Task Prompt_with_the_failure_marker_ends_in_an_error_without_an_answer(string path)
    {
        await SubmitAsync(HttpMethod.Post, path, "agent-1", "Please [fail] now");
        Time.Advance(Run);

        var session = (await GetAsync(Portal, "sessions?agent_id=agent-1")).Json.GetProperty("sessions")[0];

        Assert.That((session.GetProperty("status").GetString(), Roles(session)), Is.EqualTo(("Error", "user")));
    }

    [Test]
    public async Task Synchronous_update_appends_a_turn()
    {
        var created = await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", "First");

        var updated = await SubmitAsync(HttpMethod.Put, "sessions/" + created["id"], null, "Second");

        Assert.That((updated["status"], Roles(updated.Json)), Is.EqualTo(("Ready", "user,assistant,user,assistant")));
        Assert.That(updated.Json.GetProperty("messages")[3].GetProperty("text").GetString(), Is.EqualTo("You said: Second"));
    }

    [Test]
    public async Task Asynchronous_update_lets_the_session_run_again()
    {
        var created = await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", "First");

        var updated = await SubmitAsync(HttpMethod.Put, $"sessions/{created["id"]}/async", null, "Second");
        var running = await GetAsync(Portal, "sessions/" + created["id"]);
        Time.Advance(Run);
        var ready = await GetAsync(Portal, "sessions/" + created["id"]);

        Assert.That(updated["session_id"], Is.EqualTo(created["id"]));
        Assert.That((running["status"], Roles(running.Json)), Is.EqualTo(("Running", "user,assistant,user")));
        Assert.That((ready["status"], Roles(ready.Json)), Is.EqualTo(("Ready", "user,assistant,user,assistant")));
    }

    [Test]
    public async Task Prompts_that_come_during_a_run_are_all_answered()
    {
        var id = (await SubmitAsync(HttpMethod.Post, "sessions/async", "agent-1", "First"))["session_id"];
        await SubmitAsync(HttpMethod.Put, $"sessions/{id}/async", null, "Second");
        Time.Advance(Run);

        var session = await GetAsync(Portal, "sessions/" + id);

        Assert.That((session["status"], Roles(session.Json)), Is.EqualTo(("Ready", "user,user,assistant,assistant")));
    }

    [Test]
    public async Task Files_are_kept_with_their_names_types_and_bytes()
    {
        var first = new ByteArrayContent("hello\r\nworld\n"u8.ToArray());
        first.Headers.ContentType = new("text/plain");
        using var form = Form("agent-1", "look");
        form.Add(first, "files", "plain.txt");
        form.Add(new ByteArrayContent([0, 255]), "files", "日本.bin");

        var session = await Answer.ReadAsync(await Portal.PostAsync("sessions", form));

        var files = Server.PortalFiles(session["id"]!);
        Assert.That(files.Select(file => (file.Name, file.ContentType)), Is.EqualTo(new[] { ("plain.txt", (string?)"text/plain"), ("日本.bin", null) }));
        Assert.That(files[0].Content.ToArray(), Is.EqualTo(Encoding.UTF8.GetBytes("hello\r\nworld\n")));
    }

    [Test]
    public async Task Agent_names_the_files_that_it_was_given()
    {
        using var form = Form("agent-1", "look");
        form.Add(new ByteArrayContent([1, 2, 3]), "files", "a.bin");

        var session = await Answer.ReadAsync(await Portal.PostAsync("sessions", form));

        Assert.That(session.Json.GetProperty("messages")[1].GetProperty("text").GetString(), Is.EqualTo("You said: look Files received: a.bin (3 bytes)."));
    }

    [TestCase(0, "user")]
    [TestCase(1, "user,assistant")]
    [TestCase(2, "user,assistant,user")]
    public async Task Replay_takes_the_messages_up_to_the_index_counted_from_zero(int index, string roles)
    {
        var original = await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", "First");
        await SubmitAsync(HttpMethod.Put, "sessions/" + original["id"], null, "Second");

        var replay = await PostAsync(Portal, $"sessions/replay?session_id={original["id"]}&last_message_index={index}");

        Assert.That((Roles(replay.Json), replay["status"], replay["agent_id"]), Is.EqualTo((roles, "Ready", "agent-1")));
        Assert.That(replay["id"], Is.Not.EqualTo(original["id"]));
    }

    [TestCase("-1", "greater_than_equal")]
    [TestCase("2", "less_than_equal")]
    [TestCase("one", "int_parsing")]
    public async Task Replay_with_an_index_of_no_message_is_answered_with_422(string index, string type)
    {
        var original = await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", "First");

        var answer = await PostAsync(Portal, $"sessions/replay?session_id={original["id"]}&last_message_index={index}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Json.GetProperty("detail")[0].GetProperty("loc").GetRawText(), Is.EqualTo("""["query","last_message_index"]"""));
        Assert.That(answer.Json.GetProperty("detail")[0].GetProperty("type").GetString(), Is.EqualTo(type));
    }

    [Test]
    public async Task Sessions_of_an_agent_are_listed_without_those_of_others()
    {
        var wanted = Server.SeedPortalSessions("agent-1", 2);
        Server.SeedPortalSessions("agent-2", 1);

        var answer = await GetAsync(Portal, "sessions?agent_id=agent-1");

        Assert.That(answer.Json.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("id").GetString()), Is.EqualTo(wanted));
    }

    [Test]
    public async Task Grouped_sessions_stand_under_the_day_of_their_last_update()
    {
        var older = Server.SeedPortalSessions("agent-1", 1).Single();
        Time.Advance(TimeSpan.FromDays(1));
        var yesterday = Server.SeedPortalSessions("agent-1", 1).Single();
        Time.Advance(TimeSpan.FromDays(1));
        var today = Server.SeedPortalSessions("agent-1", 1).Single();

        var groups = (await GetAsync(Portal, "sessions/grouped")).Json.GetProperty("time_to_sessions");

        Assert.That(groups.EnumerateObject().Select(group => group.Name + " " + group.Value[0].GetProperty("id").GetString()), Is.EqualTo(new[] { "today " + today, "yesterday " + yesterday, "older " + older }));
    }

    [Test]
    public async Task Summary_in_a_group_has_its_agent_and_the_first_prompt_as_its_name()
    {
        await SubmitAsync(HttpMethod.Post, "sessions", "agent-1", new string('a', 39) + "😀 and more");

        var summary = (await GetAsync(Portal, "sessions/grouped")).Json.GetProperty("time_to_sessions").GetProperty("today")[0];

        Assert.That(summary.GetProperty("name").GetString(), Is.EqualTo(new string('a', 39)));
        Assert.That(summary.GetProperty("agent").GetProperty("id").GetString(), Is.EqualTo("agent-1"));
    }

    [TestCase("POST", "sessions")]
    [TestCase("POST", "sessions/async")]
    [TestCase("POST", "sessions/replay?session_id=x&last_message_index=0")]
    [TestCase("GET", "sessions/grouped")]
    [TestCase("GET", "sessions?agent_id=x")]
    [TestCase("GET", "sessions/x")]
    [TestCase("PUT", "sessions/x")]
    [TestCase("PUT", "sessions/x/async")]
    public async Task Request_without_a_bearer_token_is_answered_with_403(string method, string path)
    {
        var answer = await SendAsync(Anonymous, new HttpMethod(method), new Uri(Server.Portal.BaseAddress, path).ToString());

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.Forbidden, """{"detail":"Not authenticated"}""")));
    }

    [Test]
    public async Task Request_with_another_token_is_answered_with_403()
    {
        using var client = Client(Server.Portal, "Authorization", "Bearer other");

        var answer = await GetAsync(client, "sessions/x");

        Assert.That((answer.Status, answer["detail"]), Is.EqualTo((HttpStatusCode.Forbidden, "Invalid authentication credentials")));
    }

    [TestCase("GET", "sessions/x")]
    [TestCase("GET", "sessions/x/subscribe")]
    [TestCase("POST", "sessions/replay?session_id=x&last_message_index=0")]
    public async Task Unknown_session_is_answered_with_404_and_a_text(string method, string path)
    {
        var answer = await SendAsync(Portal, new HttpMethod(method), path);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.NotFound, """{"detail":"Session not found"}""")));
    }

    [TestCase("sessions/x")]
    [TestCase("sessions/x/async")]
    public async Task Update_of_an_unknown_session_is_answered_with_404(string path)
    {
        var answer = await SubmitAsync(HttpMethod.Put, path, null, "Hello");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static MultipartFormDataContent Form(string? agentId, string prompt)
    {
        var form = new MultipartFormDataContent { { new StringContent(prompt), "text_prompt" } };
        if (agentId is not null)
        {
            form.Add(new StringContent(agentId), "agent_id");
        }

        return form;
    }

    private static string Roles(JsonElement session)
    {
        return string.Join(",", session.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()));
    }

    private async Task<Answer> SubmitAsync(HttpMethod method, string path, string? agentId, string prompt)
    {
        using var request = new HttpRequestMessage(method, path) { Content = Form(agentId, prompt) };
        return await Answer.ReadAsync(await Portal.SendAsync(request));
    }
}
