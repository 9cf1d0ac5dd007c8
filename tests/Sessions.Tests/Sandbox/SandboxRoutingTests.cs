using System.Net;

namespace Sessions.Tests.Sandbox;

internal sealed class SandboxRoutingTests : SandboxFixture
{
    [Test]
    public async Task Root_names_every_operation_of_every_provider()
    {
        var answer = await GetAsync(Anonymous, Server.Address.ToString());

        // The operations of the specs, the storage behind the upload addresses, and where tokens are got.
        Assert.That(answer.ContentType, Is.EqualTo("text/plain"));
        Assert.That(answer.Text.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)), Is.EqualTo(CommittedSpecs.All.Sum(spec => spec.Operations.Count) + 1 + Server.Providers.Count(provider => provider.TokenAddress is not null)));
    }

    [TestCase("/whylabs/")]
    [TestCase("/humanloop/v4/")]
    [TestCase("/orq/")]
    [TestCase("/portal/")]
    public void Provider_stands_under_a_prefix_of_its_own(string prefix)
    {
        var addresses = new[] { Server.WhyLabs, Server.Humanloop, Server.Orq, Server.Portal }.Select(provider => provider.BaseAddress);

        Assert.That(addresses, Has.One.EqualTo(new Uri(Server.Address, prefix)));
    }

    [TestCase("/whylabs/v0/nothing", "")]
    [TestCase("/whylabs", "")]
    [TestCase("/humanloop/v4/nothing", """{"detail":"Not Found"}""")]
    [TestCase("/orq/v2/nothing", """{"message":"Not found","code":"404"}""")]
    [TestCase("/orq", """{"message":"Not found","code":"404"}""")]
    [TestCase("/portal/nothing/at/all", """{"detail":"Not Found"}""")]
    [TestCase("/elsewhere", "")]
    public async Task Unknown_path_is_answered_with_404_as_its_provider_does(string path, string body)
    {
        var answer = await GetAsync(Anonymous, new Uri(Server.Address, path).ToString());

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.NotFound, body)));
    }

    [TestCase("DELETE", "/whylabs/v0/sessions", HttpStatusCode.NotFound)]
    [TestCase("DELETE", "/orq/v2/traces/sessions", HttpStatusCode.NotFound)]
    [TestCase("DELETE", "/humanloop/v4/sessions", HttpStatusCode.MethodNotAllowed)]
    [TestCase("DELETE", "/portal/sessions/x", HttpStatusCode.MethodNotAllowed)]
    public async Task Wrong_method_is_answered_as_its_provider_does(string method, string path, HttpStatusCode status)
    {
        var answer = await SendAsync(Anonymous, new HttpMethod(method), new Uri(Server.Address, path).ToString());

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("/orq/v2/traces/sessions/query")]
    [TestCase("/portal/sessions/grouped")]
    [TestCase("/whylabs/v0/sessions/x")]
    [TestCase("/humanloop/v4/sessions")]
    public async Task Path_in_another_casing_or_with_a_trailing_slash_is_unknown(string path)
    {
        var casing = await GetAsync(Anonymous, new Uri(Server.Address, path.Replace("sessions", "Sessions", StringComparison.Ordinal)).ToString());
        var slash = await GetAsync(Anonymous, new Uri(Server.Address, path + "/").ToString());

        Assert.That((casing.Status, slash.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Literal_segment_wins_over_an_identifier()
    {
        var answer = await PostAsync(Orq, "v2/traces/sessions/count", """{ "filters": [] }""");

        Assert.That(answer.Text, Is.EqualTo("""{"count":0}"""));
    }

    [Test]
    public async Task Identifier_is_percent_decoded()
    {
        var answer = await GetAsync(WhyLabs, "v0/sessions/a%20%C3%BC");

        Assert.That(answer["message"], Is.EqualTo("a ü does not exist"));
    }
}
