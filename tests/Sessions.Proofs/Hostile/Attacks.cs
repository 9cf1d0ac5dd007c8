using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// The kinds of attack that the project knows.
/// </summary>
internal static class Attacks
{
    private const long SmallLimit = 1024 * 1024;

    private static readonly long DefaultLimit = new Orq.OrqSessionsOptions().MaxResponseBytes;

    private static readonly ProvenOperation OneOperation = AllOperations.List.First(operation => operation.Name == "GetSession");
    private static readonly ProvenOperation Subscription = AllOperations.List.Single(operation => operation.Name == "SubscribeToSession");

    public static IReadOnlyList<IAttack> All { get; } =
    [
        new ScenarioAttack("connections that break, stall or trickle", ConnectionScenarios.List, AllOperations.List, SmallLimit),
        new ScenarioAttack("lengths and chunks that lie", MalformedScenarios.Framing, AllOperations.List, SmallLimit),
        new ScenarioAttack("status lines and headers that are none", MalformedScenarios.Headers, AllOperations.List, SmallLimit),
        new ScenarioAttack("bodies that are not encoded as they say", MalformedScenarios.Encodings, AllOperations.List, SmallLimit),
        new ScenarioAttack("documents that are not what was asked for", MalformedScenarios.Documents, AllOperations.List, SmallLimit),
        new ScenarioAttack("heads without end", GigabyteScenarios.Heads, AllOperations.List, SmallLimit),
        new ScenarioAttack("bodies without end, limit 1 MiB", GigabyteScenarios.Bodies, AllOperations.List, SmallLimit),
        new ScenarioAttack("bodies without end, default limit", GigabyteScenarios.Bodies, [OneOperation], DefaultLimit),
        new ScenarioAttack("events without end", GigabyteScenarios.Events, [Subscription], SmallLimit),
        new ScenarioAttack("heartbeats of 8 MiB, limit 1 MiB", GigabyteScenarios.Heartbeats, [Subscription], SmallLimit),
        new ExpansionSweep(),
        new ExpansionMeasure(),
        new StatusSweep(),
        new RedirectSweep(),
        new GeneratedResponses(),
    ];
}
