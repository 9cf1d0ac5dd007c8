using System.Net;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds for the client of a provider that is known by its document alone. The tests of a provider are this class under its name.
/// </summary>
internal abstract class AddedProviderTests(string provider) : OpenProviderTests(provider)
{
    [Test]
    public async Task The_health_check_says_that_the_credential_is_wrong()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var health = await Provider.CheckHealthAsync(sandbox, options => options.ApiKey = options.ApiKey!.Replace(options.ApiKey[^4..], "nope", StringComparison.Ordinal));

        Assert.That(health.Status, Is.EqualTo(HealthStatus.CredentialInvalid), health.Description);
    }

    [Test]
    public async Task The_credential_is_in_no_exception_log_line_span_or_metric()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxFault.Status((int)HttpStatusCode.InternalServerError), new SandboxFaultScope { Provider = Provider.Name });
        using var telemetry = new TelemetryListener($"Sessions.{Provider.Name}");
        using var log = new LogCollector();

        var answers = await Provider.CallAllAsync(sandbox, options => options.LoggerFactory = log);

        var told = string.Join('\n', answers.Select(answer => answer.Exception?.ToString()).Concat(log.Lines).Concat(telemetry.Measurements)
            .Concat(telemetry.Activities.SelectMany(activity => activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(activity.DisplayName))));
        Assert.That(answers, Is.All.Matches<AddedAnswer>(answer => answer is { Exception: not null }));
        Assert.That(Provider.Secrets(sandbox).Where(secret => told.Contains(secret, StringComparison.Ordinal)), Is.Empty);
    }
}
