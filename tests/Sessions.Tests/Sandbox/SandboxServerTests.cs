using System.Net;
using System.Net.Sockets;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests.Sandbox;

internal sealed class SandboxServerTests : SandboxFixture
{
    [Test]
    public void Configure_sets_the_address_and_the_key_of_each_client()
    {
        var (whyLabs, humanloop, orq, portal) = (new WhyLabsSessionsOptions(), new HumanloopSessionsOptions(), new OrqSessionsOptions(), new PortalSessionsOptions());

        Server.WhyLabs.Configure(whyLabs);
        Server.Humanloop.Configure(humanloop);
        Server.Orq.Configure(orq);
        Server.Portal.Configure(portal);

        Assert.That((whyLabs.BaseAddress, whyLabs.ApiKey), Is.EqualTo((Server.WhyLabs.BaseAddress, Server.WhyLabs.ApiKey)));
        Assert.That((humanloop.BaseAddress, humanloop.ApiKey), Is.EqualTo((Server.Humanloop.BaseAddress, Server.Humanloop.ApiKey)));
        Assert.That((orq.BaseAddress, orq.ApiKey), Is.EqualTo((Server.Orq.BaseAddress, Server.Orq.ApiKey)));
        Assert.That((portal.BaseAddress, portal.ApiKey), Is.EqualTo((Server.Portal.BaseAddress, Server.Portal.ApiKey)));
    }

    [Test]
    public void Key_of_WhyLabs_has_the_form_of_a_real_one()
    {
        Assert.That(Server.WhyLabs.ApiKey, Does.Match("^[A-Za-z0-9]{10}\\.[A-Za-z0-9]{53}$"));
    }

    [Test]
    public async Task Each_sandbox_has_a_state_and_keys_of_its_own()
    {
        await using var other = await SandboxServer.StartAsync();
        var id = Server.SeedOrqSessions(1).Single();
        using var client = Client(other.Orq, "Authorization", "Bearer " + other.Orq.ApiKey);

        var answer = await GetAsync(client, "v2/traces/sessions/" + id);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(other.Orq.ApiKey, Is.Not.EqualTo(Server.Orq.ApiKey));
    }

    [Test]
    public async Task Same_seed_gives_the_same_identifiers_and_keys()
    {
        await using var first = await SandboxServer.StartAsync(new SandboxOptions { Seed = 7, TimeProvider = Time });
        await using var second = await SandboxServer.StartAsync(new SandboxOptions { Seed = 7, TimeProvider = Time });

        Assert.That(second.Portal.ApiKey, Is.EqualTo(first.Portal.ApiKey));
        Assert.That(second.SeedOrqSessions(3), Is.EqualTo(first.SeedOrqSessions(3)));
    }

    [Test]
    public async Task Seeded_sessions_of_every_provider_are_the_same_with_the_same_seed()
    {
        await using var first = await SandboxServer.StartAsync(new SandboxOptions { Seed = 7, TimeProvider = Time });
        await using var second = await SandboxServer.StartAsync(new SandboxOptions { Seed = 7, TimeProvider = Time });

        Assert.That(Seed(second), Is.EqualTo(Seed(first)));

        static IEnumerable<string> Seed(SandboxServer sandbox) =>
            [.. sandbox.SeedWhyLabsSessions(2), .. sandbox.SeedHumanloopSessions("pr_1", 2), .. sandbox.SeedOrqSessions(2), .. sandbox.SeedPortalSessions("a", 2)];
    }

    [Test]
    public async Task Seeded_guest_session_of_WhyLabs_is_found()
    {
        var id = Server.SeedWhyLabsSessions(3)[2];

        var answer = await GetAsync(WhyLabs, "v0/sessions/" + id);

        Assert.That(answer.Json.GetProperty("session").GetProperty("sessionId").GetString(), Is.EqualTo(id));
    }

    [Test]
    public async Task A_hundred_sandboxes_run_side_by_side()
    {
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SandboxServer.StartAsync()));

        var answers = await Task.WhenAll(sandboxes.Select(sandbox => GetAsync(Anonymous, sandbox.Address.ToString())));
        await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(sandboxes.Select(sandbox => sandbox.Address).Distinct().Count(), Is.EqualTo(100));
    }

    [Test]
    public async Task Concurrent_requests_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => PostAsync(Orq, "v2/traces/sessions", OrqRequests.Create($"concurrent-{number % 200}"))));

        var answer = await PostAsync(Orq, "v2/traces/sessions/count", """{ "filters": [] }""");

        Assert.That(answer.Text, Is.EqualTo("""{"count":200}"""));
    }

    [Test]
    public async Task Log_has_each_request_with_its_provider_operation_and_status()
    {
        await PostAsync(Humanloop, "sessions");
        await GetAsync(Orq, "v2/traces/sessions/a%0Ab?c=d");
        await GetAsync(Portal, "nowhere");

        var lines = Log.Select(entry => $"{entry.Method} {entry.Path} {entry.Status} {entry.Provider} {entry.Operation}").ToList();
        Assert.That(lines[0], Is.EqualTo("POST /humanloop/v4/sessions 201 Humanloop CreateSession"));
        Assert.That(lines[1], Is.EqualTo("GET /orq/v2/traces/sessions/a%0Ab?c=d 404 Orq GetSession"));
        Assert.That(lines[2], Is.EqualTo("GET /portal/nowhere 404 Portal "));
        Assert.That(Log.Select(entry => entry.Duration), Is.All.GreaterThan(TimeSpan.Zero));
    }

    [TestCase("/whylabs/v0/sessions", "application/json", """{ "userId": "me" }""", """^\{"message":"Internal server error","requestId":"[0-9a-f-]{36}","type":"Internal"\}$""")]
    [TestCase("/humanloop/v4/sessions", "application/json", "", """^\{"detail":"Internal server error"\}$""")]
    [TestCase("/orq/v2/traces/sessions/count", "application/json", """{ "filters": [{ "type": "id", "path": "tags", "id": "a" }] }""", """^\{"message":"Internal server error","code":"500"\}$""")]
    [TestCase("/portal/sessions", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=agent_id\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name=text_prompt\r\n\r\np\r\n--b--", """^\{"detail":"Internal server error"\}$""")]
    public async Task Failure_of_the_sandbox_itself_is_a_500_of_the_provider_and_in_the_log(string path, string contentType, string body, string expected)
    {
        var log = new List<SandboxExchange>();
        await using var broken = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = new BrokenTime(), Log = log.Add });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(broken.Address, path)) { Content = new StringContent(body) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("X-API-KEY", broken.Humanloop.ApiKey);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (path.StartsWith("/orq", StringComparison.Ordinal) ? broken.Orq : broken.Portal).ApiKey);

        var answer = await Answer.ReadAsync(await Anonymous.SendAsync(request));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(answer.Text, Does.Match(expected));
        Assert.That(log.Single().Exception, Is.TypeOf<InvalidOperationException>().With.Message.EqualTo("The clock is broken."));
    }

    [Test]
    public async Task Body_beyond_the_limit_is_answered_with_413_of_the_provider()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v2/traces/sessions") { Content = new StringContent("{}") };
        request.Content.Headers.ContentLength = 101L * 1024 * 1024;
        request.Headers.ExpectContinue = true;

        var answer = await Answer.ReadAsync(await Orq.SendAsync(request));

        Assert.That((answer.Status, answer["code"]), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "413")));
    }

    [Test]
    public async Task Given_port_is_taken_and_freed_again()
    {
        int port;
        await using (var first = await SandboxServer.StartAsync())
        {
            port = first.Address.Port;
            Assert.That(async () => await SandboxServer.StartAsync(new SandboxOptions { Port = port }), Throws.InstanceOf<IOException>());
        }

        await using var second = await SandboxServer.StartAsync(new SandboxOptions { Port = port });
        Assert.That(second.Address.Port, Is.EqualTo(port));
    }

    [Test]
    public async Task Disposed_sandbox_answers_nobody()
    {
        await Server.DisposeAsync();

        Assert.That(async () => await Anonymous.GetAsync(Server.Address), Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<SocketException>());
    }

    [Test]
    public async Task Disposing_twice_is_harmless()
    {
        await Server.DisposeAsync();

        Assert.That(async () => await Server.DisposeAsync(), Throws.Nothing);
    }

    private static IEnumerable<TestCaseData<SandboxOptions, string>> WrongOptions()
    {
        yield return new(new SandboxOptions { Port = 65536 }, "Port must be between 0 and 65535, but is 65536.");
        yield return new(new SandboxOptions { TimeProvider = null! }, "TimeProvider must not be null.");
        yield return new(new SandboxOptions { PortalRunDuration = TimeSpan.FromTicks(-1) }, "PortalRunDuration must not be negative, but is -00:00:00.0000001.");
        yield return new(new SandboxOptions { WhyLabsSessionLifetime = TimeSpan.Zero }, "WhyLabsSessionLifetime must be positive, but is 00:00:00.");
    }

    [TestCaseSource(nameof(WrongOptions))]
    public void Wrong_option_is_refused_by_its_name(SandboxOptions options, string message)
    {
        Assert.That(async () => await SandboxServer.StartAsync(options), Throws.ArgumentException.With.Message.EqualTo(message));
    }

    private sealed class BrokenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            throw new InvalidOperationException("The clock is broken.");
        }
    }
}
