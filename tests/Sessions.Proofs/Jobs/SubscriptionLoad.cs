using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Sessions.Portal;

namespace Sessions.Proofs.Jobs;

/// <summary>
/// Many subscriptions at once, each of which delivers every event once, in order, and none of another.
/// </summary>
internal static class SubscriptionLoad
{
    private const int Subscriptions = 100;
    private const int Events = 200;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    public static async Task<string> RunAsync()
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        var begun = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new DiscardingServer(async (line, stream, token) =>
        {
            // Nobody gets an event before all are there.
            if (Interlocked.Increment(ref begun) == Subscriptions)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(token);
            await WriteEventsAsync(line.Split('/')[2], stream, token);
        });
        using var client = new PortalSessionsClient(new PortalSessionsOptions { ApiKey = "key-1", BaseAddress = server.Address });
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Subscriptions).Select(number => FollowAsync(client, $"session-{number}", limit.Token)));
        Figures.Exactly("Portal, subscriptions", server.Requests, Subscriptions);
        return Figures.Text(
            $"Portal: {Subscriptions} subscriptions at once, {Subscriptions * Events:N0} events, each delivered once and in order, in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task WriteEventsAsync(string sessionId, NetworkStream stream, CancellationToken token)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), token);
        for (var number = 0; number < Events; number++)
        {
            var status = number == Events - 1 ? "Ready" : "Running";
            var text = string.Create(CultureInfo.InvariantCulture, $"data: {{\"id\":\"{sessionId}\",\"status\":\"{status}\",\"thread_id\":\"{number}\",\"messages\":[]}}\n\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length:x}\r\n{text}\r\n")), token);
        }

        await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), token);
    }

    private static async Task FollowAsync(PortalSessionsClient client, string sessionId, CancellationToken token)
    {
        var next = 0;
        await foreach (var session in client.SubscribeToSessionAsync(sessionId, token))
        {
            if (session.Id != sessionId)
            {
                throw new ProofFailure($"the subscription to {sessionId} got an event of {session.Id}.");
            }

            Figures.Exactly($"Portal, event of {sessionId}", int.Parse(session.ThreadId, CultureInfo.InvariantCulture), next++);
        }

        Figures.Exactly($"Portal, events of {sessionId}", next, Events);
    }
}
