using Sessions.Benchmarks.Contenders;
using Sessions.Benchmarks.Measuring;
using Sessions.Benchmarks.Serving;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// A hundred calls at a time to the sandbox. The bound is an HttpClient that reads the bytes and does not look at them.
/// </summary>
internal static class ThroughputSuite
{
    private const int Concurrency = 100;

    public static Task<IReadOnlyList<Measurement>> RunAsync(Endpoint endpoint, RaceSettings settings)
    {
        var http = KeyedHttpClient.Create(new SocketsHttpHandler(), endpoint.Portal, endpoint.PortalKey);
        var sessions = ContenderFactory.Create(ContenderName.Sessions, endpoint, () => new SocketsHttpHandler());
        var byHand = ContenderFactory.Create(ContenderName.ByHand, endpoint, () => new SocketsHttpHandler());
        return Race.RunAsync(
            CaseName.Throughput,
            TransportName.Loopback,
            Clock.Wall,
            settings,
            [
                new Entrant(ContenderName.Sessions, () => TogetherAsync(sessions.GetSessionAsync)),
                new Entrant(ContenderName.ByHand, () => TogetherAsync(byHand.GetSessionAsync)),
                new Entrant(ContenderName.HttpClient, () => TogetherAsync(() => ReadBytesAsync(http, endpoint))),
            ]);
    }

    private static async Task<int> TogetherAsync(Func<Task<int>> callAsync)
    {
        return (await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(callAsync)))).Length;
    }

    private static async Task<int> ReadBytesAsync(HttpClient http, Endpoint endpoint)
    {
        using var response = await http.GetAsync($"sessions/{endpoint.Conversation}", HttpCompletionOption.ResponseHeadersRead);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }
}
