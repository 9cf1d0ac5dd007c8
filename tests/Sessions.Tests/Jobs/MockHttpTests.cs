using System.Net;
using RichardSzalay.MockHttp;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// One test of each group of jobs, written as a user would write it: with expectations of MockHttp.
/// </summary>
[CancelAfter(30_000)]
internal sealed class MockHttpTests
{
    private const string Base = "https://api.test/base";
    private const string Json = "application/json";

    [Test]
    public async Task WhyLabs_a_profile_is_uploaded_without_the_key(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, Base + "/v0/sessions/session-1/upload")
            .WithHeaders("X-API-Key", "key-1")
            .Respond(Json, """{"id":"log-1","uploadUrl":"https://storage.test/one.bin?sig=1","observatoryUrl":"https://hub.test/1","uploadTimestamp":5}""");
        mock.Expect(HttpMethod.Put, "https://storage.test/one.bin?sig=1")
            .With(request => !request.Headers.Contains("X-API-Key"))
            .WithContent("bytes")
            .Respond(HttpStatusCode.OK);

        var uploaded = await Clients.WhyLabs(mock).UploadDatasetProfileAsync(
            "session-1", FileUpload.FromBytes("bytes"u8.ToArray(), "one.bin"), cancellationToken: token);

        Assert.That((uploaded.Id, uploaded.ObservatoryUrl), Is.EqualTo(("log-1", "https://hub.test/1")));
        mock.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task WhyLabs_several_references_are_matched_by_their_aliases(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.When(HttpMethod.Post, Base + "/v0/sessions/session-1/references").Respond(
            Json,
            """{"observatoryUrl":"https://hub.test","references":[{"id":"2","alias":"b","uploadUrl":"https://storage.test/b"},{"id":"1","alias":"a","uploadUrl":"https://storage.test/a"}]}""");
        mock.When(HttpMethod.Put, "https://storage.test/a").WithContent("A").Respond(HttpStatusCode.OK);
        mock.When(HttpMethod.Put, "https://storage.test/b").WithContent("B").Respond(HttpStatusCode.OK);

        var uploaded = await Clients.WhyLabs(mock).UploadReferenceProfilesAsync(
            "session-1",
            [new("a", FileUpload.FromBytes("A"u8.ToArray(), "a.bin")), new("b", FileUpload.FromBytes("B"u8.ToArray(), "b.bin"))],
            cancellationToken: token);

        Assert.That(uploaded.References.Select(reference => reference.Id), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task WhyLabs_a_link_shows_profiles_of_mixed_kind(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, Base + "/v0/sessions/observatory-link/session-1")
            .WithPartialContent("\"referenceProfileIds\":[\"ref-1\"]")
            .WithPartialContent("\"batchProfileTimestamps\":[1735689600000]")
            .Respond(Json, """{"observatoryUrl":"https://hub.test/both","individualObservatoryUrls":[]}""");

        var link = await Clients.WhyLabs(mock).GetObservatoryLinkWithResponseAsync("session-1", ["ref-1", 1735689600000], token);

        Assert.That((link.StatusCode, link.Value.ObservatoryUrl), Is.EqualTo((HttpStatusCode.OK, "https://hub.test/both")));
    }

    [Test]
    public async Task WhyLabs_a_guest_session_is_claimed(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, Base + "/v0/sessions/session-1/claim").WithExactQueryString("org_id=org-1").Respond(HttpStatusCode.OK);

        await Clients.WhyLabs(mock).ClaimGuestSessionAsync("session-1", "org-1", token);

        mock.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task Humanloop_every_session_of_a_project_is_listed(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(Base + "/sessions").WithQueryString("page", "1")
            .Respond(Json, """{"records":[{"id":"1"},{"id":"2"}],"page":1,"size":2,"total":3}""");
        mock.Expect(Base + "/sessions").WithQueryString("page", "2").Respond(Json, """{"records":[{"id":"3"}],"page":2,"size":2,"total":3}""");

        var ids = new List<string>();
        await foreach (var session in Clients.Humanloop(mock).ListAllSessionsAsync("pr_1").WithCancellation(token))
        {
            ids.Add(session.Id);
        }

        Assert.That(ids, Is.EqualTo(new[] { "1", "2", "3" }));
        mock.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task Orq_sessions_are_listed_and_counted_with_the_same_filters(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, Base + "/v2/traces/sessions/query").WithPartialContent("\"path\":\"tags\"")
            .Respond(Json, """{"object":"list","data":[{"_id":"1"}],"has_more":false}""");
        mock.Expect(HttpMethod.Post, Base + "/v2/traces/sessions/count").WithPartialContent("\"path\":\"tags\"").Respond(Json, """{"count":1}""");
        var client = Clients.Orq(mock);
        var query = new SessionQuery().WithText("tags", StringFilterOperator.EqualsValue, "vip");

        var page = await client.ListAllSessionsAsync(query).AsPages().FirstAsync(token);
        var count = await client.CountSessionsWithResponseAsync(query, token);

        Assert.That((page.Items.Single().Id, count.Value, count.StatusCode), Is.EqualTo(("1", 1L, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Orq_a_session_is_created_changed_and_deleted(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, Base + "/v2/traces/sessions").WithPartialContent("\"external_id\":\"e\"").Respond(Json, """{"_id":"1","external_id":"e"}""");
        mock.Expect(HttpMethod.Patch, Base + "/v2/traces/sessions/1").WithContent("""{"project_id":null}""").Respond(Json, """{"_id":"1"}""");
        mock.Expect(HttpMethod.Delete, Base + "/v2/traces/sessions/1").Respond(HttpStatusCode.NoContent);
        mock.Expect(HttpMethod.Delete, Base + "/v2/traces/sessions/1").Respond(HttpStatusCode.NotFound);
        var client = Clients.Orq(mock);

        var created = await client.CreateSessionWithResponseAsync(
            "e", TimeSpan.Zero, new Billing(), new Usage(), 0, [], [], cancellationToken: token);
        await client.UpdateSessionAsync(created.Value.Id, new UpdateSessionRequest().ClearProjectId(), token);
        var deleted = (await client.DeleteSessionAsync(created.Value.Id, token), await client.DeleteSessionAsync(created.Value.Id, token));

        Assert.That(deleted, Is.EqualTo((true, false)));
        mock.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task Portal_a_session_is_started_with_files_and_waited_for(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, Base + "/sessions/async").WithPartialContent("filename=\"one.csv\"").WithPartialContent("a,b")
            .Respond(Json, """{"session_id":"s"}""");
        mock.Expect(Base + "/sessions/s").Respond(Json, """{"id":"s","status":"Running","messages":[]}""");
        mock.Expect(Base + "/sessions/s").Respond(Json, """{"id":"s","status":"Ready","messages":[]}""");
        var wait = new SessionWait { FirstInterval = TimeSpan.FromMilliseconds(1) };

        var session = await Clients.Portal(mock).CreateSessionAndWaitAsync(
            "agent-1", "Hello", [FileUpload.FromBytes("a,b"u8.ToArray(), "one.csv")], wait, token);

        Assert.That(session.Status, Is.EqualTo(SessionStatus.Ready));
        mock.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task Portal_a_session_is_followed(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(Base + "/sessions/s/subscribe")
            .Respond("text/event-stream", "data: {\"id\":\"s\",\"status\":\"Running\"}\n\ndata: {\"id\":\"s\",\"status\":\"Ready\"}\n\n");

        var statuses = await Clients.Portal(mock).SubscribeToSessionAsync("s", token).Select(session => session.Status).ToListAsync(token);

        Assert.That(statuses, Is.EqualTo(new[] { SessionStatus.Running, SessionStatus.Ready }));
    }

    [Test]
    public async Task Portal_grouped_sessions_are_read(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(Base + "/sessions/grouped").Respond(Json, """{"time_to_sessions":{"today":[{"id":"s","name":"Sales"}],"older":[]}}""");

        var grouped = (await Clients.Portal(mock).GetGroupedSessionsAsync(token)).ReadSummaries();

        Assert.That((grouped["today"].Single().Name, grouped["older"].Count), Is.EqualTo(("Sales", 0)));
    }

    [Test]
    public async Task Options_and_health_go_with_the_call(CancellationToken token)
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(Base + "/sessions/grouped").WithHeaders("X-Probe", "1").Respond(HttpStatusCode.Forbidden);

        var health = await Clients.Portal(mock).CheckHealthAsync(new RequestOptions { Headers = { ["X-Probe"] = "1" } }, token);

        Assert.That(health.Status, Is.EqualTo(HealthStatus.CredentialInvalid));
        mock.VerifyNoOutstandingExpectation();
    }
}
