using System.Net;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds for the client of a provider that is known by its document alone. The tests of a provider are this class under its name.
/// </summary>
[CancelAfter(60_000)]
internal abstract class AddedProviderTests(string provider)
{
    private readonly AddedProvider _provider = new(provider);

    /// <summary>
    /// The provider under test.
    /// </summary>
    protected AddedProvider Provider => _provider;

    [Test]
    public async Task Every_operation_is_understood_and_answered_by_a_strict_sandbox()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Strict = true });

        var answers = await _provider.CallAllAsync(sandbox);

        Assert.That(answers.Where(answer => answer.Failure is not null).Select(answer => $"{answer.Operation}: {answer.Failure}"), Is.Empty);
        Assert.That(sandbox.Exchanges.Select(exchange => exchange.Operation).OfType<string>(), Is.SupersetOf(answers.Select(answer => answer.Operation)));
    }

    [Test]
    public async Task Every_response_has_what_the_document_requires()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var answers = await _provider.CallAllAsync(sandbox, options => options.StrictResponses = true);

        Assert.That(answers.Where(answer => answer.Failure is not null).Select(answer => $"{answer.Operation}: {answer.Failure}"), Is.Empty);
    }

    [Test]
    public async Task Every_request_is_that_of_its_operation()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        await _provider.CallAllAsync(sandbox);

        var sent = sandbox.Exchanges.Where(exchange => exchange.Operation is not null).Select(exchange => $"{exchange.Method} {exchange.Operation}");
        Assert.That(sent, Is.SupersetOf(_provider.Spec.Operations.Select(operation => $"{operation.Method} {operation.CSharpName}")));
    }

    [Test]
    public async Task Every_listing_is_read_to_its_end()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var counts = await _provider.CountListingsAsync(sandbox);

        Assert.That(counts, Is.EqualTo(_provider.Package.Listings.Select(listing => $"{listing.Name}: 5 items")));
    }

    [Test]
    public async Task Options_of_a_view_apply_to_every_call()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        await _provider.CallAllAsync(sandbox, view: new RequestOptions { Headers = { ["baggage"] = "probe=1" } });

        var withoutProbe = sandbox.Exchanges.Where(exchange => exchange.Operation is not null and not "GetToken")
            .Where(exchange => exchange.Request.Headers.All(header => !header.Key.Equals("baggage", StringComparison.OrdinalIgnoreCase)));
        Assert.That(withoutProbe, Is.Empty);
    }

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
