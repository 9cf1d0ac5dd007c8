using System.Net;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

[TestFixtureSource(typeof(HealthClient), nameof(HealthClient.All))]
[CancelAfter(30_000)]
internal sealed class HealthSandboxTests(object provider)
{
    private readonly HealthClient _provider = (HealthClient)provider;

    [Test]
    public async Task The_sandbox_is_healthy_and_nothing_is_changed_in_it(CancellationToken token)
    {
        var log = new List<SandboxExchange>();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Log = log.Add }, token);

        var report = await CheckAsync(server, options => { }, token);

        Assert.That((report.Status, report.StatusCode), Is.EqualTo((HealthStatus.Healthy, _provider.GoodStatus)), report.ToString());
        Assert.That(log.Select(exchange => exchange.Operation), Is.EqualTo(new[] { ReadingOperation }));
    }

    [Test]
    public async Task Another_key_is_refused(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(cancellationToken: token);

        var report = await CheckAsync(server, options => options.ApiKey = "another-key", token);

        Assert.That(report.Status, Is.EqualTo(HealthStatus.CredentialInvalid), report.ToString());
    }

    [Test]
    public async Task A_wrong_path_is_a_wrong_address(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(cancellationToken: token);

        var report = await CheckAsync(server, options => options.BaseAddress = new Uri(options.BaseAddress + "/more"), token);

        Assert.That((report.Status, report.StatusCode), Is.EqualTo((HealthStatus.AddressWrong, HttpStatusCode.NotFound)), report.ToString());
    }

    [Test]
    public async Task A_server_that_is_gone_is_unreachable(CancellationToken token)
    {
        var server = await SandboxServer.StartAsync(cancellationToken: token);
        await server.DisposeAsync();

        var report = await CheckAsync(server, options => { }, token);

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Unreachable));
        Assert.That(report.Description, Does.StartWith($"Nothing listens at {server.Address}"));
    }

    private string ReadingOperation => _provider.Name switch
    {
        "WhyLabs" => "GetSession",
        "Humanloop" => "ListSessions",
        "orq.ai" => "CountSessions",
        _ => "GetGroupedSessions",
    };

    private Task<HealthReport> CheckAsync(SandboxServer server, Action<SessionsClientOptions> configure, CancellationToken token)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        return _provider.CheckAsync(
            handler,
            options =>
            {
                _provider.Sandbox(server).Configure(options);
                configure(options);
            },
            token);
    }
}
