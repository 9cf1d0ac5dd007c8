using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

internal sealed class WireCoverageTests
{
    private static readonly IWireSuite[] Suites =
    [
        HumanloopWireTests.Suite, OrqWireTests.Suite, PortalWireTests.Suite, WhyLabsWireTests.Suite,
    ];

    [Test]
    public void Every_operation_of_every_reconstructed_spec_has_a_wire_case()
    {
        var covered = Suites.SelectMany(suite => suite.Covered.Select(wireCase => (suite.Provider, wireCase.OperationId)));
        var specified = CommittedSpecs.Reconstructed.SelectMany(spec => spec.Operations.Select(operation => (spec.Provider, operation.OperationId)));

        Assert.That(specified.Except(covered), Is.Empty);
    }

    [Test]
    public void Every_recording_has_one_case_and_every_case_one_recording()
    {
        var cases = Suites.SelectMany(suite => suite.Covered.Select(wireCase => (suite.Provider, wireCase.Operation, wireCase.Case)));
        var recordings = WireRecording.Recorded.Concat(WireRecording.Composed)
            .Select(recording => (recording.Provider, recording.Operation, recording.Case));

        Assert.That(cases, Is.EquivalentTo(recordings));
    }

    [Test]
    public void Thirty_nine_requests_were_recorded()
    {
        Assert.That(WireRecording.Recorded.Count(), Is.EqualTo(39));
    }

    [Test]
    public void Only_the_count_of_orq_is_composed()
    {
        Assert.That(WireRecording.Composed.Select(recording => (recording.Provider, recording.Operation)), Is.EqualTo(new[] { ("orq", "count") }));
    }
}
