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

    private static IEnumerable<TestCaseData> Scenarios => ConnectionScenarios.List.Concat(MalformedScenarios.List).Concat(GigabyteScenarios.Heads)
        .Select(scenario => new TestCaseData(scenario).SetName($"A call ends as documented at a server that {scenario.Name}"));

    [TestCaseSource(nameof(Scenarios))]
    public void A_call_ends_as_documented(object scenario)
    {
        Assert.That(() => new HostileProof().CallAllAsync((HostileScenario)scenario, [Operation], 1_000_000), Throws.Nothing);
    }

    [Test]
    public async Task The_proof_notices_an_ending_that_is_not_allowed()
    {
        var scenario = HostileScenario.Answers("answers", Outcomes.Timeout, "HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        var failure = await Assert.ThrowsAsync<ProofFailure>(() => new HostileProof().CallAllAsync(scenario, [Operation], 1000));

        Assert.That(failure!.Message, Does.StartWith("orq.GetSession ended in SessionsServerException where Timeout was due"));
    }

    [Test]
    public async Task Every_id_arrives_as_it_was_or_is_refused_unsent()
    {
        await using var server = IdProof.StartServer();
        using var clients = ProvenClients.At(server.Address, options => options.Retry = new RetryOptions { MaxRetries = 0 });

        Assert.That(() => IdProof.TryAllAsync(server, clients, Operation), Throws.Nothing);
    }
}
