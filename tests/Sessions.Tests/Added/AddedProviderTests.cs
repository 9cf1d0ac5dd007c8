using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What holds for the client of a provider that is known by its document alone. The tests of a provider are these classes under its name, as many as there is
/// something to test for.
/// </summary>
[CancelAfter(60_000)]
internal abstract class AddedProviderTests(string provider)
{
    protected AddedProvider Provider { get; } = new(provider);

    [Test]
    public async Task Every_operation_is_understood_and_answered_by_a_strict_sandbox()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Strict = true });

        var answers = await Provider.CallAllAsync(sandbox);

        Assert.That(answers.Where(answer => answer.Failure is not null).Select(answer => $"{answer.Operation}: {answer.Failure}"), Is.Empty);
        Assert.That(sandbox.Exchanges.Select(exchange => exchange.Operation).OfType<string>(), Is.SupersetOf(answers.Select(answer => answer.Operation)));
    }

    [Test]
    public async Task Every_form_with_all_its_members_is_understood_by_a_strict_sandbox()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Strict = true });

        var answers = await Provider.CallFormsAsync(sandbox);

        Assert.That(answers.Where(answer => answer.Failure is not null).Select(answer => $"{answer.Operation}: {answer.Failure}"), Is.Empty);
    }

    [Test]
    public async Task Every_response_has_what_the_document_requires()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var answers = await Provider.CallAllAsync(sandbox, options => options.StrictResponses = true);

        Assert.That(answers.Where(answer => answer.Failure is not null).Select(answer => $"{answer.Operation}: {answer.Failure}"), Is.Empty);
    }

    [Test]
    public async Task Every_request_is_that_of_its_operation()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        await Provider.CallAllAsync(sandbox);

        var sent = sandbox.Exchanges.Where(exchange => exchange.Operation is not null).Select(exchange => $"{exchange.Method} {exchange.Operation}");
        Assert.That(sent, Is.SupersetOf(Provider.Spec.Operations.Select(operation => $"{operation.Method} {operation.CSharpName}")));
    }

    [Test]
    public async Task Every_listing_is_read_to_its_end()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        var counts = await Provider.CountListingsAsync(sandbox);

        Assert.That(counts, Is.EqualTo(Provider.Package.Listings.Select(listing => $"{listing.Name}: 5 items")));
    }

    [Test]
    public async Task Options_of_a_view_apply_to_every_call()
    {
        await using var sandbox = await SandboxServer.StartAsync();

        await Provider.CallAllAsync(sandbox, view: new RequestOptions { Headers = { ["baggage"] = "probe=1" } });

        var withoutProbe = sandbox.Exchanges.Where(exchange => exchange.Operation is not null and not "GetToken")
            .Where(exchange => exchange.Request.Headers.All(header => !header.Key.Equals("baggage", StringComparison.OrdinalIgnoreCase)));
        Assert.That(withoutProbe, Is.Empty);
    }
}
