using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

internal sealed class FaultConfigurationTests
{
    [Test]
    public async Task Options_are_bound_with_everything_that_a_fault_has()
    {
        var options = FaultSelection.Bind(
            ("Seed", "7"),
            ("Faults:0:Fault", "latency=10ms, status=503;retry-after=2"),
            ("Faults:0:Provider", "Orq"),
            ("Faults:0:Operation", "CreateSession"),
            ("Faults:0:Times", "2"),
            ("Faults:0:Probability", "0.5"),
            ("Faults:1:Fault", "duplicate"));

        await using var sandbox = await SandboxServer.StartAsync(options);

        var scope = new SandboxFaultScope { Provider = "Orq", Operation = "CreateSession", Times = 2, Probability = 0.5 };
        Assert.That(sandbox.Faults.Active.Select(fault => fault.Fault.ToString()), Is.EqualTo(["latency=10ms", "status=503;retry-after=2", "duplicate"]));
        Assert.That(sandbox.Faults.Active.Select(fault => fault.Scope), Is.EqualTo([scope, scope, new SandboxFaultScope()]));
    }

    [TestCase("Fault", "crash", "Faults[1] is wrong: There is no fault 'crash'. A fault is one of")]
    [TestCase("Operation", "Crash", "Faults[1] is wrong: There is no operation 'Crash'; the operations are CreateSession, ")]
    [TestCase("Times", "0", "Faults[1] is wrong: Times must be at least 1, but is 0.")]
    [TestCase("Probability", "2", "Faults[1] is wrong: Probability must be above 0 and at most 1, but is 2.")]
    public async Task Wrong_entry_is_refused_with_its_number(string name, string value, string sentence)
    {
        var settings = new Dictionary<string, string> { ["Faults:0:Fault"] = "duplicate", ["Faults:1:Fault"] = "status=500", ["Faults:1:" + name] = value };
        var options = FaultSelection.Bind([.. settings.Select(setting => (setting.Key, setting.Value))]);

        await Assert.ThatAsync(() => SandboxServer.StartAsync(options), Throws.ArgumentException.With.Message.StartsWith(sentence));
    }

    [Test]
    public async Task Entry_that_is_null_is_refused()
    {
        var options = new SandboxOptions { Faults = [new SandboxFaultOptions { Fault = null! }] };

        await Assert.ThatAsync(
            () => SandboxServer.StartAsync(options),
            Throws.ArgumentException.With.Message.EqualTo("Faults must not be null, and none of its entries or their Fault either."));
    }
}
