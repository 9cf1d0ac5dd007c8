using System.Net;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

internal sealed class FaultScopeTests : SandboxFixture
{
    private static readonly SandboxFault Unavailable = SandboxFault.Status(503);

    [Test]
    public async Task Fault_goes_after_as_many_requests_as_its_scope_says()
    {
        using var fault = Server.Faults.Add(Unavailable, new SandboxFaultScope { Times = 2 });

        Assert.That(await StatusesAsync(Server, 4), Is.EqualTo([503, 503, 404, 404]));
        Assert.That((fault.Hits, Server.Faults.Active.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Faults_of_one_kind_follow_each_other_in_the_order_in_which_they_were_added()
    {
        Server.Faults.Add(Unavailable, new SandboxFaultScope { Times = 1 });
        Server.Faults.Add(SandboxFault.Status(500), new SandboxFaultScope { Times = 2 });
        Server.Faults.Add(SandboxFault.Status(429), new SandboxFaultScope { Times = 1 });

        Assert.That(await StatusesAsync(Server, 5), Is.EqualTo([503, 500, 500, 429, 404]));
    }

    [Test]
    public async Task Fault_of_an_operation_leaves_others_alone()
    {
        Server.Faults.Add(Unavailable, new SandboxFaultScope { Operation = "CreateSession" });

        var created = await PostAsync(WhyLabs, "v0/sessions", """{ "userId": "me" }""");
        var read = await GetAsync(WhyLabs, "v0/sessions/x");

        Assert.That((created.Status, read.Status), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Fault_of_a_provider_leaves_others_alone()
    {
        Server.Faults.Add(Unavailable, new SandboxFaultScope { Provider = "Orq", Operation = "GetSession" });

        var orq = await GetAsync(Orq, "v2/traces/sessions/x");
        var portal = await GetAsync(Portal, "sessions/x");

        Assert.That((orq.Status, portal.Status), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Fault_without_a_scope_also_hits_paths_that_nothing_stands_at()
    {
        Server.Faults.Add(Unavailable);

        Assert.That((await GetAsync(Orq, "nowhere")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Disposed_or_cleared_fault_hits_nothing()
    {
        Server.Faults.Add(SandboxFault.Status(500)).Dispose();
        Server.Faults.Add(Unavailable);
        Server.Faults.Clear();

        Assert.That(await StatusesAsync(Server, 1), Is.EqualTo([404]));
        Assert.That(Server.Exchanges.Single().Fault, Is.Null);
    }

    [Test]
    public async Task Probability_hits_the_same_requests_with_the_same_seed()
    {
        var first = await HitsAsync(seed: 7, probability: 0.3);
        var second = await HitsAsync(seed: 7, probability: 0.3);
        var other = await HitsAsync(seed: 8, probability: 0.3);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
        Assert.That(first.Count(status => status == 503), Is.InRange(15, 45));
    }

    [Test]
    public async Task Chance_of_a_fault_does_not_depend_on_other_faults()
    {
        var alone = await HitsAsync(seed: 7, probability: 0.3);
        var beside = await HitsAsync(seed: 7, probability: 0.3, SandboxFault.Latency(TimeSpan.Zero));

        Assert.That(beside, Is.EqualTo(alone));
    }

    [Test]
    public async Task Header_wins_over_a_fault_of_the_same_kind()
    {
        Server.Faults.Add(Unavailable);
        using var request = new HttpRequestMessage(HttpMethod.Get, "v2/traces/sessions/x");
        request.Headers.Add(SandboxFaults.HeaderName, "status=500");

        Assert.That((await Answer.ReadAsync(await Orq.SendAsync(request))).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task Header_may_list_faults_in_one_line_or_several()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v2/traces/sessions/x");
        request.Headers.TryAddWithoutValidation(SandboxFaults.HeaderName, ["status=500, truncated-json", "content-type=text/html"]);

        using var response = await Orq.SendAsync(request);

        Assert.That(Server.Exchanges.Single().Fault, Is.EqualTo("status=500, truncated-json, content-type=text/html"));
    }

    [TestCase("status=maybe", "The header X-Sandbox-Fault is wrong: The value of status must be a whole number, but is 'maybe'. A fault is one of status=CODE")]
    [TestCase("status=500,status=503", "The header X-Sandbox-Fault is wrong: The faults status=500 and status=503 can't hit the same request. A fault is one of")]
    [TestCase("page-drift", "The header X-Sandbox-Fault is wrong: The fault page-drift;inserted=1;removed=0 can't hit this request; it hits ListSessions of Humanloop, ListSessions of Orq.")]
    public async Task Wrong_header_is_answered_with_what_is_wrong(string header, string sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v2/traces/sessions/x");
        request.Headers.TryAddWithoutValidation(SandboxFaults.HeaderName, header);

        var answer = await Answer.ReadAsync(await Orq.SendAsync(request));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer["message"], Does.StartWith(sentence));
    }

    // The four that have a state come first, then those that are served from their documents.
    private static string Providers => string.Join(", ", Written.Concat(ProviderPackage.All.Select(package => package.Name)).Distinct());

    private static string[] Written { get; } = ["WhyLabs", "Humanloop", "Orq", "Portal"];

    private static IEnumerable<TestCaseData<string, SandboxFaultScope, string>> WrongScopes()
    {
        yield return new("status=503", new() { Times = 0 }, "Times must be at least 1, but is 0.");
        yield return new("status=503", new() { Probability = 0 }, "Probability must be above 0 and at most 1, but is 0.");
        yield return new("status=503", new() { Probability = 1.5 }, "Probability must be above 0 and at most 1, but is 1.5.");
        yield return new("status=503", new() { Probability = double.NaN }, "Probability must be above 0 and at most 1, but is NaN.");
        yield return new("status=503", new() { Provider = "Nobody" }, $"There is no provider 'Nobody'; the providers are {Providers}.");
        yield return new("status=503", new() { Provider = "Humanloop", Operation = "Delete" }, "There is no operation 'Delete' of Humanloop; the operations are CreateSession, ListSessions, GetSession.");
        yield return new("page-drift", new() { Operation = "GetSession" }, "The fault page-drift;inserted=1;removed=0 can't hit what its scope names; it hits ListSessions of Humanloop, ListSessions of Orq.");
        yield return new("expired-upload", new() { Provider = "Orq" }, "The fault expired-upload can't hit what its scope names; it hits UploadProfile of WhyLabs.");
    }

    [TestCaseSource(nameof(WrongScopes))]
    public void Scope_that_names_nothing_is_refused_with_what_there_is(string fault, SandboxFaultScope scope, string sentence)
    {
        Assert.That(() => Server.Faults.Add(SandboxFault.Parse(fault), scope), Throws.ArgumentException.With.Message.EqualTo(sentence));
    }

    [Test]
    public void Unknown_operation_is_refused_with_all_that_are_known()
    {
        Assert.That(
            () => Server.Faults.Add(Unavailable, new SandboxFaultScope { Operation = "createSession" }),
            Throws.ArgumentException.With.Message.StartsWith("There is no operation 'createSession'; the operations are CreateSession, ").And.Message.Contains("UploadProfile"));
    }

    [Test]
    public async Task Hundreds_of_sandboxes_have_faults_of_their_own()
    {
        var statuses = Enumerable.Range(0, 200).Select(number => 400 + number).ToList();
        var sandboxes = await Task.WhenAll(statuses.Select(_ => SandboxServer.StartAsync()));
        foreach (var (sandbox, status) in sandboxes.Zip(statuses))
        {
            sandbox.Faults.Add(SandboxFault.Status(status));
        }

        var seen = await Task.WhenAll(sandboxes.Select(sandbox => StatusesAsync(sandbox, 1)));
        await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));

        Assert.That(seen.SelectMany(status => status), Is.EqualTo(statuses));
    }

    private async Task<IReadOnlyList<int>> HitsAsync(int seed, double probability, params SandboxFault[] before)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Seed = seed });
        sandbox.Faults.Add(Unavailable, new SandboxFaultScope { Probability = probability });
        foreach (var fault in before)
        {
            sandbox.Faults.Add(fault, new SandboxFaultScope { Probability = 0.5 });
        }

        return await StatusesAsync(sandbox, 100);
    }

    private async Task<IReadOnlyList<int>> StatusesAsync(SandboxServer sandbox, int count)
    {
        var statuses = new List<int>();
        for (var sent = 0; sent < count; sent++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Orq.BaseAddress, "v2/traces/sessions/x"));
            request.Headers.Add("Authorization", "Bearer " + sandbox.Orq.ApiKey);
            using var response = await Anonymous.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
