using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class WritingTests
{
    [Test]
    public async Task A_nullable_member_that_was_never_assigned_is_left_out()
    {
        Assert.That(await BodyOf(new UpdateSessionRequest { Duration = 1 }), Is.EqualTo("""{"duration":1.0}"""));
    }

    [Test]
    public async Task A_nullable_member_that_was_assigned_null_is_sent_as_null()
    {
        Assert.That(await BodyOf(new UpdateSessionRequest { ProjectId = null }), Is.EqualTo("""{"project_id":null}"""));
    }

    [Test]
    public async Task A_member_of_ones_own_is_sent_along()
    {
        var request = new UpdateSessionRequest { AdditionalProperties = { ["future"] = "x" } };

        Assert.That(await BodyOf(request), Is.EqualTo("""{"future":"x"}"""));
    }

    [Test]
    public async Task Required_lists_are_sent_when_they_are_empty()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.Orq(handler).ListSessionsAsync(new ListSessionsRequest());

        Assert.That(handler.Request.Body, Is.EqualTo("""{"filters":[]}"""));
    }

    [Test]
    public async Task A_shape_of_a_union_is_written_with_its_constant()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var request = new ListSessionsRequest { Filters = { new IdFilter { Id = "1", Path = "p" } } };

        await Clients.Orq(handler).ListSessionsAsync(request);

        Assert.That(handler.Request.Body, Is.EqualTo("""{"filters":[{"type":"id","id":"1","path":"p"}]}"""));
    }

    [TestCase("de-DE")]
    [TestCase("ar-SA")]
    [TestCase("th-TH")]
    [TestCase("fa-IR")]
    [TestCase("tr-TR")]
    public async Task No_culture_shows_in_a_body(string culture)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var request = new UpdateSessionRequest
        {
            Duration = -1234.5,
            StartedAt = new DateTimeOffset(2024, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)),
        };

        await InCulture(culture, () => Clients.Orq(handler).UpdateSessionAsync("s", request));

        Assert.That(handler.Request.Body, Is.EqualTo("""{"duration":-1234.5,"started_at":"2024-01-02T03:04:05.678+02:00"}"""));
    }

    [Test]
    public async Task A_body_that_is_null_is_refused_by_name()
    {
        var exception = await Assert.ThrowsAsync<ArgumentNullException>(
            () => Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}"))).CreateSessionAsync(null!));

        Assert.That(exception!.ParamName, Is.EqualTo("request"));
    }

    [Test]
    public async Task A_text_with_half_of_a_surrogate_pair_is_refused()
    {
        var request = new CreateSessionRequest { ExternalId = "x" + (char)0xD83D };

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}"))).CreateSessionAsync(request));

        Assert.That(exception!.Message, Does.StartWith("The value can't be written as JSON"));
    }

    [Test]
    public async Task Headers_of_a_call_are_sent_with_it()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var view = Clients.Orq(handler).WithOptions(new RequestOptions { Headers = { ["X-Trace"] = "a b" } });

        await view.GetSessionAsync("s");

        Assert.That(handler.Request.Header("X-Trace"), Is.EqualTo("a b"));
    }

    [TestCase("Authorization", "Bearer other")]
    [TestCase("content-type", "text/plain")]
    [TestCase("Host", "elsewhere.test")]
    [TestCase("X-Trace", "a\r\nX-Evil: 1")]
    [TestCase("X-Trace", "a\0")]
    [TestCase("X Trace", "a")]
    [TestCase("", "a")]
    public void A_header_that_may_not_be_set_for_a_call_is_refused(string name, string value)
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")));
        var options = new RequestOptions { Headers = { [name] = value } };

        Assert.That(() => client.WithOptions(options), Throws.ArgumentException.With.Message.Not.Contains("Evil"));
    }

    private static async Task<string?> BodyOf(UpdateSessionRequest request)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        await Clients.Orq(handler).UpdateSessionAsync("s", request);
        return handler.Request.Body;
    }

    private static Task InCulture(string culture, Func<Task> action)
    {
        return Task.Run(() =>
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            return action();
        });
    }
}
