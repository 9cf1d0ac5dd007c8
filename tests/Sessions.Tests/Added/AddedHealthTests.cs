using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds for the health check of an added provider.
/// </summary>
[CancelAfter(60_000)]
internal abstract class AddedHealthTests(string provider)
{
    protected AddedProvider Provider { get; } = new(provider);

    [Test]
    public async Task The_health_check_says_that_the_client_works()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var health = await Provider.CheckHealthAsync(sandbox);

        Assert.That(health.IsHealthy, health.Description);
    }
}
