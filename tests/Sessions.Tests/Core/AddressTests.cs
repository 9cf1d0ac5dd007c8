using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class AddressTests
{
    private const string Session = """{"_id":"s"}""";

    [TestCase("https://api.test", "https://api.test/v2/traces/sessions/s")]
    [TestCase("https://api.test/", "https://api.test/v2/traces/sessions/s")]
    [TestCase("https://api.test/proxy/orq", "https://api.test/proxy/orq/v2/traces/sessions/s")]
    [TestCase("https://api.test/proxy/orq/", "https://api.test/proxy/orq/v2/traces/sessions/s")]
    [TestCase("http://localhost:5000/a", "http://localhost:5000/a/v2/traces/sessions/s")]
    public async Task The_path_is_appended_to_the_base_address(string baseAddress, string expected)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));
        var client = Clients.Orq(handler, options => options.BaseAddress = new Uri(baseAddress));

        await client.GetSessionAsync("s");

        Assert.That(handler.Request.Address.AbsoluteUri, Is.EqualTo(expected));
    }

    [TestCase("a/b", "a%2Fb")]
    [TestCase("a?b#c", "a%3Fb%23c")]
    [TestCase("%2F", "%252F")]
    [TestCase("..a", "..a")]
    [TestCase("a b", "a%20b")]
    [TestCase("../x", "..%2Fx")]
    [TestCase("日本 \ud83d\ude00", "%E6%97%A5%E6%9C%AC%20%F0%9F%98%80", TestName = "An_id_beyond_the_basic_plane_arrives_as_the_same_text")]
    [TestCase("a\r\nb\0", "a%0D%0Ab%00")]
    [TestCase("a;b=c&d", "a%3Bb%3Dc%26d")]
    public async Task An_id_arrives_as_the_same_text(string id, string encoded)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        await Clients.Orq(handler).GetSessionAsync(id);

        Assert.That(handler.Request.Address.AbsoluteUri, Is.EqualTo("https://api.test/base/v2/traces/sessions/" + encoded));
    }

    [TestCase("")]
    [TestCase(" \t")]
    [TestCase(".")]
    [TestCase("..")]
    public async Task An_id_that_would_reach_another_resource_is_refused_before_anything_is_sent(string id)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Clients.Orq(handler).DeleteSessionAsync(id));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.ParamName, Is.EqualTo("sessionId"));
            Assert.That(handler.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task An_id_with_half_of_a_surrogate_pair_is_refused()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));
        var id = "half " + (char)0xD83D;

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Clients.Orq(handler).GetSessionAsync(id));

        Assert.That(exception!.Message, Does.Contain("surrogate pair"));
    }

    [Test]
    public async Task An_id_that_is_null_is_refused_by_name()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        var exception = await Assert.ThrowsAsync<ArgumentNullException>(() => Clients.Orq(handler).GetSessionAsync(null!));

        Assert.That(exception!.ParamName, Is.EqualTo("sessionId"));
    }

    [Test]
    public async Task A_very_long_id_arrives_whole()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));
        var id = new string('x', 10_000);

        await Clients.Orq(handler).GetSessionAsync(id);

        Assert.That(handler.Request.Address.AbsoluteUri, Does.EndWith("/" + id));
    }

    [Test]
    public async Task A_query_value_is_encoded()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"sessions":[]}"""));

        await Clients.Portal(handler).GetSessionsAsync("a&b=c ü");

        Assert.That(handler.Request.Address.Query, Is.EqualTo("?agent_id=a%26b%3Dc%20%C3%BC"));
    }

    [Test]
    public async Task A_query_parameter_that_is_not_given_is_left_out()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"records":[]}"""));

        await Clients.Humanloop(handler).ListSessionsAsync("pr_1", size: 5);

        Assert.That(handler.Request.Address.Query, Is.EqualTo("?project_id=pr_1&size=5"));
    }

    [Test]
    [SetCulture("ar-SA")]
    public async Task No_culture_shows_in_a_query()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"records":[]}"""));

        await Clients.Humanloop(handler).ListSessionsAsync("pr_1", page: -1234567);

        Assert.That(handler.Request.Address.Query, Is.EqualTo("?project_id=pr_1&page=-1234567"));
    }
}
