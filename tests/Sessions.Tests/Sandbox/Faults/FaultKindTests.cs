using System.Net;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

internal sealed class FaultKindTests : SandboxFixture
{
    private static readonly (string Fault, string Seen)[] Kinds =
    [
        ("status=503", "503 application/json, JSON"),
        ("status=429;retry-after=2", "429 application/json, again in 2 s, JSON"),
        ("latency=200ms", "200 application/json, JSON"),
        ("latency=200ms;jitter=1ms", "200 application/json, JSON"),
        ("drop=before", "no response"),
        ("drop=headers", "no response"),
        ("drop=body", "200 application/json, broken off"),
        ("drop=after", "200 application/json, JSON"),
        ("truncated-json", "200 application/json, not JSON"),
        ("malformed-json", "200 application/json, not JSON"),
        ("content-type=text/html", "200 text/html, JSON"),
        ("duplicate", "200 application/json, JSON"),
        ("trickle=64;interval=50ms", "200 application/json, JSON"),
    ];

    private static IEnumerable<TestCaseData<string, string, string>> Selected()
    {
        return FaultSelection.Names.SelectMany(way => Kinds.Select(kind =>
            new TestCaseData<string, string, string>(way, kind.Fault, kind.Seen) { TestName = $"{kind.Fault} {way}" }));
    }

    [TestCaseSource(nameof(Selected))]
    public async Task Fault_is_what_a_plain_client_sees_and_the_log_tells(string way, string fault, string seen)
    {
        var (sandbox, request) = await FaultSelection.ChooseAsync(way, fault);
        await using var _ = sandbox;

        using (request)
        {
            Assert.That(await Observation.OfAsync(Anonymous, request), Is.EqualTo(seen));
        }

        Assert.That(sandbox.Exchanges.Single().Fault, Is.EqualTo(SandboxFault.Parse(fault).ToString()));
    }

    [TestCase("latency=200ms")]
    [TestCase("latency=200ms;jitter=1ms")]
    [TestCase("trickle=10;interval=100ms")]
    public async Task Fault_of_time_takes_it_also_when_the_clock_of_the_sandbox_stands_still(string fault)
    {
        Server.Faults.Add(SandboxFault.Parse(fault));

        await GetAsync(Orq, "v2/traces/sessions/x");

        // A timer may be a little early.
        Assert.That(Server.Exchanges.Single().Duration, Is.GreaterThan(TimeSpan.FromMilliseconds(180)));
    }

    [TestCase("/whylabs/v0/sessions/x", 401, "")]
    [TestCase("/whylabs/v0/sessions/x", 403, "The API key is not valid")]
    [TestCase("/whylabs/v0/sessions/x", 429, "Too Many Requests")]
    [TestCase("/orq/v2/traces/sessions/x", 503, """{"message":"Service Unavailable","code":"503"}""")]
    [TestCase("/orq/v2/traces/sessions/x", 409, "")]
    [TestCase("/humanloop/v4/sessions", 500, """{"detail":"Internal Server Error"}""")]
    [TestCase("/portal/sessions", 422, """{"detail":[{"loc":["body"],"msg":"There was an error parsing the body","type":"value_error"}]}""")]
    public async Task Status_has_the_body_of_its_provider(string path, int status, string body)
    {
        Server.Faults.Add(SandboxFault.Status(status));

        var answer = await GetAsync(Anonymous, new Uri(Server.Address, path).ToString());

        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((status, body)));
    }

    [TestCase(404, "ResourceNotFound")]
    [TestCase(409, "ResourceAlreadyExists")]
    [TestCase(410, "PermanentlyRemoved")]
    [TestCase(418, "IllegalArgument")]
    [TestCase(500, "Internal")]
    [TestCase(501, "NotImplemented")]
    public async Task Status_of_WhyLabs_has_its_type(int status, string type)
    {
        Server.Faults.Add(SandboxFault.Status(status));

        var answer = await GetAsync(WhyLabs, "v0/sessions/x");

        Assert.That(answer["type"], Is.EqualTo(type));
    }

    [Test]
    public async Task Status_leaves_the_operation_undone()
    {
        using var fault = Server.Faults.Add(SandboxFault.Status(503));
        await PostAsync(Orq, "v2/traces/sessions", OrqRequests.Create("once"));
        fault.Dispose();

        var answer = await PostAsync(Orq, "v2/traces/sessions/count", """{ "filters": [] }""");

        Assert.That(answer.Text, Is.EqualTo("""{"count":0}"""));
    }

    [TestCase("latency=1ms")]
    [TestCase("drop=before")]
    [TestCase("drop=headers")]
    [TestCase("drop=body")]
    [TestCase("drop=after")]
    [TestCase("truncated-json")]
    [TestCase("malformed-json")]
    public async Task Fault_on_the_way_back_finds_the_operation_carried_out(string fault)
    {
        Server.Faults.Add(SandboxFault.Parse(fault), new SandboxFaultScope { Times = 1 });
        using var request = new HttpRequestMessage(HttpMethod.Post, "v2/traces/sessions") { Content = new StringContent(OrqRequests.Create("once"), System.Text.Encoding.UTF8, "application/json") };
        await Observation.OfAsync(Orq, request);

        // On a connection of its own, since that of the first may be closed just when it is taken again.
        using var other = Client(Server.Orq, "Authorization", "Bearer " + Server.Orq.ApiKey);
        var answer = await PostAsync(other, "v2/traces/sessions/count", """{ "filters": [] }""");

        Assert.That(answer.Text, Is.EqualTo("""{"count":1}"""));
    }

    [Test]
    public async Task Duplicate_delivery_carries_the_operation_out_twice_and_gives_the_second_reply()
    {
        var id = Server.SeedOrqSessions(1).Single();
        Server.Faults.Add(SandboxFault.DuplicateDelivery());

        var answer = await SendAsync(Orq, HttpMethod.Delete, "v2/traces/sessions/" + id);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Dropping_after_the_body_ends_the_connection_without_an_announcement()
    {
        Server.Faults.Add(SandboxFault.DropConnection(SandboxDropPoint.After));

        var response = await RawRequest.SendAsync(Server.Address, "GET /orq/v2/traces/sessions/x HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.That(response, Does.EndWith("""{"message":"API key is missing","code":"401"}""").And.Not.Contain("Connection:"));
    }

    [Test]
    public async Task Dropping_in_the_headers_leaves_the_first_half_of_them()
    {
        Server.Faults.Add(SandboxFault.DropConnection(SandboxDropPoint.Headers));

        var response = await RawRequest.SendAsync(Server.Address, "GET /orq/v2/traces/sessions/x HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.That(response, Does.StartWith("HTTP/1.1 401 Unauthorized\r\n").And.Not.Contain("\r\n\r\n"));
    }

    [Test]
    public async Task Trickle_sends_the_bytes_apart_and_all_of_them()
    {
        var whole = await GetAsync(Orq, "v2/traces/sessions/x");
        Server.Faults.Add(SandboxFault.Trickle(7, TimeSpan.FromMilliseconds(1)));

        var answer = await GetAsync(Orq, "v2/traces/sessions/x");

        Assert.That(answer.Text, Is.EqualTo(whole.Text));
        Assert.That(Server.Exchanges[1].Response.Text, Is.EqualTo(whole.Text));
    }

    [Test]
    public async Task Expired_upload_is_what_the_storage_answers_after_its_time()
    {
        Server.Faults.Add(SandboxFault.ExpiredUpload());

        var answer = await SendAsync(Anonymous, HttpMethod.Put, new Uri(Server.Address, "/whylabs-storage/model-1/ref-1.bin").ToString());

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((HttpStatusCode.Forbidden, "application/xml")));
        Assert.That(answer.Text, Does.Contain("<Code>AccessDenied</Code><Message>The address has expired</Message>"));
    }

    [Test]
    public async Task Header_and_configuration_expire_an_upload_too()
    {
        await using var configured = await SandboxServer.StartAsync(FaultSelection.Bind(("Faults:0:Fault", "expired-upload"), ("Faults:0:Operation", "UploadProfile")));
        using var asked = new HttpRequestMessage(HttpMethod.Put, new Uri(Server.Address, "/whylabs-storage/model-1/ref-1.bin"));
        asked.Headers.Add(SandboxFaults.HeaderName, "expired-upload");

        var byHeader = await Answer.ReadAsync(await Anonymous.SendAsync(asked));
        var byConfiguration = await SendAsync(Anonymous, HttpMethod.Put, new Uri(configured.Address, "/whylabs-storage/model-1/ref-1.bin").ToString());

        Assert.That(byHeader.Text, Does.Contain("The address has expired"));
        Assert.That(byConfiguration.Text, Is.EqualTo(byHeader.Text));
    }

    [Test]
    public async Task Faults_of_different_kinds_hit_a_request_together()
    {
        Server.Faults.Add(SandboxFault.Latency(TimeSpan.FromMilliseconds(200)));
        Server.Faults.Add(SandboxFault.Status(503));
        Server.Faults.Add(SandboxFault.TruncatedJson());
        using var request = new HttpRequestMessage(HttpMethod.Get, "v2/traces/sessions/x");

        Assert.That(await Observation.OfAsync(Orq, request), Is.EqualTo("503 application/json, not JSON"));
        Assert.That(Server.Exchanges.Single().Fault, Is.EqualTo("status=503, latency=200ms, truncated-json"));
    }

    [TestCase("drop=body", "200 text/event-stream, broken off")]
    [TestCase("drop=before", "no response")]
    [TestCase("content-type=text/plain", "200 text/plain, not JSON")]
    public async Task Stream_of_events_is_hit_as_well(string fault, string seen)
    {
        var id = Server.SeedPortalSessions("agent", 1).Single();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"sessions/{id}/subscribe");
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add(SandboxFaults.HeaderName, fault);

        Assert.That(await Observation.OfAsync(Portal, request), Is.EqualTo(seen));
    }

    [TestCase("drop=after")]
    [TestCase("trickle=9;interval=1ms")]
    public async Task Stream_of_events_arrives_whole_where_the_fault_lets_it(string fault)
    {
        var id = Server.SeedPortalSessions("agent", 1).Single();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"sessions/{id}/subscribe");
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add(SandboxFaults.HeaderName, fault);

        var answer = await Answer.ReadAsync(await Portal.SendAsync(request));

        Assert.That(answer.Text, Does.StartWith("data: {").And.EndsWith("}\n\n"));
    }
}
