using System.Net;
using Sessions.Core;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Tests;

[CancelAfter(30_000)]
internal sealed class PortalFollowTests
{
    private const string Running = "data: {\"id\":\"s\",\"status\":\"Running\"}\n\n";
    private const string Ready = "data: {\"id\":\"s\",\"status\":\"Ready\"}\n\n";

    [TestCase(Running + Ready + Running, "Running Ready")]
    [TestCase(Running + Running, "Running Running")]
    [TestCase("data: {\"id\":\"s\",\"status\":\"Archived\"}\n\n" + Ready, "Archived")]
    [TestCase(": heartbeat\n\n" + "data: {\"id\":\"s\"}\n\n" + Ready + Running, " Ready")]
    public async Task A_subscription_ends_when_the_session_settles_or_the_server_does(string events, string statuses, CancellationToken token)
    {
        var client = Clients.Portal(new ScriptedHandler(ScriptedHandler.Text(events, "text/event-stream")));

        Assert.That(await StatusesAsync(client.SubscribeToSessionAsync("s", token)), Is.EqualTo(statuses));
    }

    [Test]
    public async Task A_subscription_with_its_response_ends_when_the_session_settles(CancellationToken token)
    {
        var client = Clients.Portal(new ScriptedHandler(ScriptedHandler.Text(Running + Ready + Running, "text/event-stream")));

        var response = await client.SubscribeToSessionWithResponseAsync("s", token);

        Assert.That(await StatusesAsync(response.Value), Is.EqualTo("Running Ready"));
    }

    [Test]
    public async Task A_single_document_is_a_subscription_of_one(CancellationToken token)
    {
        var client = Clients.Portal(new ScriptedHandler(ScriptedHandler.Json("""{"id":"s","status":"Running"}""")));

        Assert.That(await StatusesAsync(client.SubscribeToSessionAsync("s", token)), Is.EqualTo("Running"));
    }

    [Test]
    public async Task A_stream_that_breaks_off_is_an_exception_after_what_has_arrived(CancellationToken token)
    {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 1000\r\n\r\n";
        await using var server = await LoopbackServer.StartAsync(System.Text.Encoding.ASCII.GetBytes(head + Running));
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(options => options.BaseAddress = server.Address));
        await using var sessions = client.SubscribeToSessionAsync("s", token).GetAsyncEnumerator(token);

        var first = await sessions.MoveNextAsync();

        Assert.That(first, Is.True);
        await Assert.ThatAsync(
            () => sessions.MoveNextAsync().AsTask(),
            Throws.InstanceOf<SessionsConnectionException>().With.Message.Contains("before its stream had ended"));
        Assert.That(server.Heads, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_ends_a_subscription_that_is_silent(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { PortalRunDuration = TimeSpan.FromHours(1) }, token);
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));
        var run = await client.CreateAsyncSessionAsync("agent-1", "Hello", cancellationToken: token);
        await using var sessions = client.SubscribeToSessionAsync(run.SessionId, cancellation.Token).GetAsyncEnumerator(token);
        await sessions.MoveNextAsync();

        var next = sessions.MoveNextAsync().AsTask();
        await cancellation.CancelAsync();

        await Assert.ThatAsync(() => next, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_run_of_the_sandbox_is_followed_to_its_end(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(cancellationToken: token);
        using var client = new PortalSessionsClient(Clients.Options<PortalSessionsOptions>(server.Portal.Configure));
        var run = await client.CreateAsyncSessionAsync("agent-1", "Hello", cancellationToken: token);

        Assert.That(await StatusesAsync(client.SubscribeToSessionAsync(run.SessionId, token)), Does.EndWith("Ready"));
    }

    private static async Task<string> StatusesAsync(IAsyncEnumerable<Session> sessions)
    {
        var statuses = new List<string>();
        await foreach (var session in sessions)
        {
            statuses.Add(session.Status.Value);
        }

        return string.Join(" ", statuses);
    }
}
