using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds for the health check of an added provider that takes a credential.
/// </summary>
internal abstract class AddedCredentialHealthTests(string provider) : AddedHealthTests(provider)
{
    [Test]
    public async Task The_health_check_says_that_the_credential_is_wrong()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var health = await Provider.CheckHealthAsync(sandbox, options => options.ApiKey = options.ApiKey!.Replace(options.ApiKey[^4..], "nope", StringComparison.Ordinal));

        Assert.That(health.Status, Is.EqualTo(HealthStatus.CredentialInvalid), health.Description);
    }
}
