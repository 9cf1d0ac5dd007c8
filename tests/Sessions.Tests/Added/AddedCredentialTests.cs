using System.Net;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds for the credential of an added provider.
/// </summary>
[CancelAfter(60_000)]
internal abstract class AddedCredentialTests(string provider)
{
    private readonly AddedProvider _provider = new(provider);

    [Test]
    public async Task The_credential_is_in_no_exception_log_line_span_or_metric()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxFault.Status((int)HttpStatusCode.InternalServerError), new SandboxFaultScope { Provider = provider });
        using var telemetry = new TelemetryListener($"Sessions.{provider}");
        using var log = new LogCollector();

        var answers = await _provider.CallAllAsync(sandbox, options => options.LoggerFactory = log);

        var told = string.Join('\n', answers.Select(answer => answer.Exception?.ToString()).Concat(log.Lines).Concat(telemetry.Measurements)
            .Concat(telemetry.Activities.SelectMany(activity => activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(activity.DisplayName))));
        Assert.That(answers, Is.All.Matches<AddedAnswer>(answer => answer is { Exception: not null }));
        Assert.That(_provider.Secrets(sandbox).Where(secret => told.Contains(secret, StringComparison.Ordinal)), Is.Empty);
    }
}
