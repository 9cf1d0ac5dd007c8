using System.Net.Http.Headers;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// A sandbox for each test, with a clock that is moved by hand and a client for each provider. The clients are plain HttpClients, so that a
/// mistake of ours on both sides can't hide.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class SandboxFixture
{
    private SandboxServer? _server;

    protected ManualTimeProvider Time { get; } = new(new DateTimeOffset(2025, 4, 20, 12, 0, 0, TimeSpan.Zero));

    protected List<SandboxExchange> Log { get; } = [];

    protected SandboxServer Server => _server!;

    protected HttpClient WhyLabs { get; private set; } = null!;

    protected HttpClient Humanloop { get; private set; } = null!;

    protected HttpClient Orq { get; private set; } = null!;

    protected HttpClient Portal { get; private set; } = null!;

    /// <summary>A client without a base address and without a credential.</summary>
    protected HttpClient Anonymous { get; } = new();

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = Time, Log = Keep });
        WhyLabs = Client(_server.WhyLabs, "X-API-Key", _server.WhyLabs.ApiKey);
        Humanloop = Client(_server.Humanloop, "X-API-KEY", _server.Humanloop.ApiKey);
        Orq = Client(_server.Orq, "Authorization", "Bearer " + _server.Orq.ApiKey);
        Portal = Client(_server.Portal, "Authorization", "Bearer " + _server.Portal.ApiKey);
    }

    [TearDown]
    public async Task StopAsync()
    {
        WhyLabs.Dispose();
        Humanloop.Dispose();
        Orq.Dispose();
        Portal.Dispose();
        Anonymous.Dispose();
        await Server.DisposeAsync();
    }

    protected static HttpClient Client(SandboxProvider provider, string header, string value)
    {
        var client = new HttpClient { BaseAddress = provider.BaseAddress };
        client.DefaultRequestHeaders.Add(header, value);
        return client;
    }

    /// <summary>Sends JSON text and reads the whole answer.</summary>
    protected static async Task<Answer> SendAsync(HttpClient client, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, new MediaTypeHeaderValue("application/json"));
        return await Answer.ReadAsync(await client.SendAsync(request));
    }

    protected static Task<Answer> GetAsync(HttpClient client, string path)
    {
        return SendAsync(client, HttpMethod.Get, path);
    }

    protected static Task<Answer> PostAsync(HttpClient client, string path, string? json = null)
    {
        return SendAsync(client, HttpMethod.Post, path, json);
    }

    private void Keep(SandboxExchange exchange)
    {
        lock (Log)
        {
            Log.Add(exchange);
        }
    }
}
