using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Sessions.Tests.Sandbox;

[CancelAfter(20_000)]
internal sealed class PortalSubscriptionTests : SandboxFixture
{
    private static readonly TimeSpan Run = TimeSpan.FromMilliseconds(200);

    [Test]
    public async Task Subscription_streams_the_session_at_each_change_until_it_is_settled(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("Hello");
        using var response = await SubscribeAsync(id, "text/event-stream, application/json", cancellationToken);
        await using var events = Events(response, cancellationToken);

        await events.MoveNextAsync();
        var running = events.Current;
        Time.Advance(Run);
        await events.MoveNextAsync();
        var ready = events.Current;
        var goesOn = await events.MoveNextAsync();

        Assert.That((running, ready, goesOn), Is.EqualTo(("Running 1", "Ready 2", false)));
    }

    [Test]
    public async Task Subscription_shows_a_prompt_that_comes_during_the_run(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("Hello");
        using var response = await SubscribeAsync(id, "text/event-stream", cancellationToken);
        await using var events = Events(response, cancellationToken);
        await events.MoveNextAsync();

        using var form = new MultipartFormDataContent { { new StringContent("More"), "text_prompt" } };
        await Portal.PutAsync($"sessions/{id}/async", form, cancellationToken);
        await events.MoveNextAsync();

        Assert.That(events.Current, Is.EqualTo("Running 2"));
    }

    [Test]
    public async Task Subscription_to_a_settled_session_is_one_event(CancellationToken cancellationToken)
    {
        var id = Server.SeedPortalSessions("agent-1", 1).Single();

        using var response = await SubscribeAsync(id, "text/event-stream", cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(text, Does.Match("^data: \\{.*\"status\":\"Ready\".*\\}\n\n$"));
    }

    [TestCase("application/json")]
    [TestCase("*/*")]
    [TestCase(null)]
    public async Task Subscription_of_a_caller_who_takes_no_events_is_the_settled_session_as_one_document(string? accept, CancellationToken cancellationToken)
    {
        var id = await BeginAsync("Hello");
        var waiting = SubscribeAsync(id, accept, cancellationToken);
        await UntilAsync(() => Time.Timers > 0, cancellationToken);
        Time.Advance(Run);

        var answer = await Answer.ReadAsync(await waiting);

        Assert.That((answer.Status, answer.ContentType, answer["status"]), Is.EqualTo((HttpStatusCode.OK, "application/json", "Ready")));
    }

    [Test]
    public async Task Subscription_that_its_caller_gives_up_leaves_nothing_waiting(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("Hello");
        using (var response = await SubscribeAsync(id, "text/event-stream", cancellationToken))
        {
            await using var events = Events(response, cancellationToken);
            await events.MoveNextAsync();
        }

        await UntilAsync(() => Time.Timers == 0, cancellationToken);
        Assert.That(Time.Timers, Is.Zero);
    }

    [Test]
    public async Task Disposing_the_sandbox_ends_subscriptions(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("Hello");
        using var response = await SubscribeAsync(id, "text/event-stream", cancellationToken);

        await Server.DisposeAsync();

        Assert.That(async () => await response.Content.ReadAsStringAsync(cancellationToken), Throws.InstanceOf<HttpRequestException>());
    }

    private static async IAsyncEnumerator<string> Events(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            var session = JsonDocument.Parse(item.Data).RootElement;
            yield return $"{session.GetProperty("status").GetString()} {session.GetProperty("messages").GetArrayLength()}";
        }
    }

    private static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition())
        {
            await Task.Delay(5, cancellationToken);
        }
    }

    private async Task<string> BeginAsync(string prompt)
    {
        using var form = new MultipartFormDataContent { { new StringContent("agent-1"), "agent_id" }, { new StringContent(prompt), "text_prompt" } };
        return (await Answer.ReadAsync(await Portal.PostAsync("sessions/async", form)))["session_id"]!;
    }

    private async Task<HttpResponseMessage> SubscribeAsync(string id, string? accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Portal.BaseAddress, $"sessions/{id}/subscribe"));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
