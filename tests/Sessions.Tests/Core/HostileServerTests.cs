using Sessions.Core;
using Sessions.Proofs;
using Sessions.Proofs.Hostile;
using Sessions.Proofs.Ids;
using Sessions.Proofs.Operations;

namespace Sessions.Tests;

/// <summary>
/// The quick part of the proofs: each hostile scenario with one operation, and each id with one.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class HostileServerTests
{
    private static readonly ProvenOperation Operation = AllOperations.List.Single(operation => operation is { Provider: "orq", Name: "GetSession" });

    private static IEnumerable<TestCaseData> Scenarios => new[]
        {
            ConnectionScenarios.List, MalformedScenarios.Framing, MalformedScenarios.Headers, MalformedScenarios.Encodings, MalformedScenarios.Documents,
            GigabyteScenarios.Heads,
        }
        .SelectMany(scenarios => scenarios)
        .Select(scenario => new TestCaseData(scenario).SetName($"A call ends as documented at a server that {scenario.Name}"));

    [TestCaseSource(nameof(Scenarios))]
    public async Task A_call_ends_as_documented(object scenario)
    {
        var count = await TryAsync((HostileScenario)scenario, limit: 1_000_000);

        Assert.That(count.Failures, Is.Empty);
        Assert.That((count.Tried, count.Held), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task The_proof_notices_an_ending_that_is_not_allowed()
    {
        var scenario = HostileScenario.Answers("answers", Outcomes.Timeout, "HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        var count = await TryAsync(scenario, limit: 1000);

        Assert.That(count.Failures.Single(), Does.StartWith("orq.GetSession ended in SessionsServerException where Timeout was due"));
        Assert.That((count.Tried, count.Held), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Every_id_arrives_as_it_was_or_is_refused_unsent()
    {
        await using var server = IdProof.StartServer();
        using var clients = ProvenClients.At(server.Address, options => options.Retry = new RetryOptions { MaxRetries = 0 });

        Assert.That(() => IdProof.TryAllAsync(server, clients, Operation), Throws.Nothing);
    }

    private static async Task<AttackCount> TryAsync(HostileScenario scenario, long limit)
    {
        var count = new AttackCount();
        await new ScenarioAttack("one scenario", [scenario], [Operation], limit).RunAsync(count);
        return count;
    }
}
