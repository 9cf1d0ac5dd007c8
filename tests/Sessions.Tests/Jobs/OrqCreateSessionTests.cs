using System.Net;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Sandbox;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class OrqCreateSessionTests
{
    private const string Stored = """{"_id":"1","external_id":"e","tags":["stored"]}""";

    private static CreateSessionRequest Request => new() { ExternalId = "e", Billing = new Billing(), Usage = new Usage(), Tags = ["new"] };

    [Test]
    public async Task A_session_is_created_from_its_required_members()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Stored));

        await Clients.Orq(handler).CreateSessionAsync(
            "e", TimeSpan.FromMilliseconds(1500.5), new Billing(), new Usage(), tracesCount: 3, contactIds: ["c"], tags: ["t"]);

        Assert.That(handler.Request.Body, Is.EqualTo(
            """{"external_id":"e","duration":1500.5,"contact_ids":["c"],"billing":{"input_cost":0.0,"output_cost":0.0,"total_cost":0.0},"usage":{"prompt_tokens":0.0,"completion_tokens":0.0,"total_tokens":0.0},"traces_count":3.0,"tags":["t"]}"""));
    }

    [Test]
    public async Task Optional_members_are_sent_when_they_are_given()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Stored));
        var time = new DateTimeOffset(2025, 4, 20, 22, 51, 57, TimeSpan.Zero);

        await Clients.Orq(handler).CreateSessionAsync("e", TimeSpan.Zero, new Billing(), new Usage(), 0, [], [], "p", time, time.AddHours(1));

        Assert.That(handler.Request.Body, Does.EndWith(
            ""","project_id":"p","started_at":"2025-04-20T22:51:57Z","updated_at":"2025-04-20T23:51:57Z"}"""));
    }

    [Test]
    public async Task A_session_that_is_new_is_created()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Stored));

        var session = await Clients.Orq(handler).CreateOrGetSessionAsync(Request);

        Assert.That((session.Id, handler.Requests.Count), Is.EqualTo(("1", 1)));
    }

    [Test]
    public async Task A_session_whose_external_id_is_taken_is_looked_for_by_a_filter()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.Conflict), List(false, Stored));

        await Clients.Orq(handler).CreateOrGetSessionAsync(Request);

        Assert.That(handler.Requests[1].Body, Is.EqualTo(
            """{"filters":[{"type":"string","operator":"equals","value":"e","path":"external_id"}],"pagination":{"page":1.0}}"""));
    }

    [Test]
    public async Task A_session_is_found_behind_others_that_the_filter_lets_through()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Status(HttpStatusCode.Conflict), List(true, """{"_id":"0","external_id":"E"}"""), List(false, Stored));

        Assert.That((await Clients.Orq(handler).CreateOrGetSessionAsync(Request)).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task A_conflict_without_a_session_to_find_stays_one()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.Conflict), List(false));

        var exception = await Assert.ThrowsAsync<SessionsConflictException>(() => Clients.Orq(handler).CreateOrGetSessionAsync(Request));

        Assert.That(exception!.Operation, Is.EqualTo("CreateSession"));
    }

    [Test]
    public async Task The_sandbox_gets_the_session_that_was_created_before()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = SandboxClient(server);
        var created = await client.CreateOrGetSessionAsync(Request);
        var second = Request;
        second.Tags = ["other"];

        var found = await client.CreateOrGetSessionAsync(second);

        Assert.Multiple(() =>
        {
            Assert.That(found.Id, Is.EqualTo(created.Id));
            Assert.That(found.Tags, Is.EqualTo(new[] { "new" }));
        });
    }

    [Test]
    public async Task Concurrent_creations_of_one_session_all_get_it()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = SandboxClient(server);

        var sessions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CreateOrGetSessionAsync(Request)));

        Assert.That(sessions.Select(session => session.Id).Distinct().Count(), Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData<UpdateSessionRequest, string>> Patches()
    {
        yield return new(new UpdateSessionRequest { Tags = ["t"] }, """{"tags":["t"]}""");
        yield return new(new UpdateSessionRequest { Tags = ["t"] }.ClearProjectId(), """{"tags":["t"],"project_id":null}""");
        yield return new(new UpdateSessionRequest { ProjectId = null }, """{"project_id":null}""");
        yield return new(new UpdateSessionRequest { ProjectId = "p" }, """{"project_id":"p"}""");
        yield return new(new UpdateSessionRequest { ProjectId = "p" }.KeepProjectId(), "{}");
        yield return new(new UpdateSessionRequest().ClearProjectId().KeepProjectId(), "{}");
    }

    [TestCaseSource(nameof(Patches))]
    public async Task A_patch_clears_sets_or_keeps_the_project(UpdateSessionRequest patch, string expected)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Stored));

        await Clients.Orq(handler).UpdateSessionAsync("1", patch);

        Assert.That(handler.Request.Body, Is.EqualTo(expected));
    }

    [Test]
    public void A_patch_tells_whether_it_changes_the_project()
    {
        Assert.That(
            new[] { new UpdateSessionRequest(), new UpdateSessionRequest().ClearProjectId(), new UpdateSessionRequest { ProjectId = "p" } }
                .Select(patch => patch.ChangesProjectId),
            Is.EqualTo(new[] { false, true, true }));
    }

    [Test]
    public async Task A_count_sends_the_filters_of_a_query_alone()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"count":3}"""));

        await Clients.Orq(handler).CountSessionsAsync(new SessionQuery().WithId("a", "b").OrderBy("c").WithPageSize(5).Search("s"));

        Assert.That(handler.Request.Body, Is.EqualTo(
            """{"filters":[{"type":"id","id":"b","path":"a"}],"query":{"operator":"and","search":"s","filters":[]}}"""));
    }

    [TestCase("1.5")]
    [TestCase("-1")]
    [TestCase("1e300")]
    public async Task A_count_that_is_no_whole_number_throws(string count)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json($$"""{"count":{{count}}}"""));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).CountSessionsAsync(new SessionQuery()));
    }

    [Test]
    public async Task A_call_that_could_mean_both_counts_means_the_generated_one()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"count":3}"""));

        CountSessionsResponse response = await Clients.Orq(handler).CountSessionsAsync(new());

        Assert.That(response.Count, Is.EqualTo(3));
    }

    private static OrqSessionsClient SandboxClient(SandboxServer server)
    {
        var options = new OrqSessionsOptions();
        server.Orq.Configure(options);
        return new OrqSessionsClient(options);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> List(bool hasMore, params string[] sessions)
    {
        return ScriptedHandler.Json($$"""{"object":"list","data":[{{string.Join(",", sessions)}}],"has_more":{{(hasMore ? "true" : "false")}}}""");
    }
}
