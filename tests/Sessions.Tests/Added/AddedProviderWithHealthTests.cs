using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds besides for the client of a provider whose document has a call that shows whether address and credential work.
/// </summary>
internal abstract class AddedProviderWithHealthTests(string provider) : AddedProviderTests(provider)
{
    [Test]
    public async Task The_health_check_says_that_the_client_works()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var health = await Provider.CheckHealthAsync(sandbox);

        Assert.That(health.IsHealthy, health.Description);
    }

    [Test]
    public async Task The_health_check_says_that_the_credential_is_wrong()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var health = await Provider.CheckHealthAsync(sandbox, options => options.ApiKey = options.ApiKey!.Replace(options.ApiKey[^4..], "nope", StringComparison.Ordinal));

        Assert.That(health.Status, Is.EqualTo(HealthStatus.CredentialInvalid), health.Description);
    }
}
