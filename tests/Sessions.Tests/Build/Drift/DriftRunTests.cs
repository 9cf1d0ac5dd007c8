using System.Text.Json;
using Sessions.Build;
using Sessions.Build.Drift;
using Sessions.Build.Reporting;

namespace Sessions.Tests.Build;

internal sealed class DriftRunTests
{
    private static readonly IDriftAxis Holding = new Axis("holding", () => "4 files the same");

    private static readonly IDriftAxis Drifted = new Axis("drifted", () => throw new BuildFailure("Run this to mend it.", ["one differs", "two differs"]));

    [Test]
    public async Task Each_axis_is_a_line_and_what_differs_stands_below_it()
    {
        using var output = new StringWriter();

        await DriftRun.CheckAsync([Drifted, Holding], new PlainAccount(output), CancellationToken.None);

        Assert.That(WithoutSeconds(output.ToString()), Is.EqualTo("""
            drifted      drifted: Run this to mend it.
                         one differs
                         two differs
            holding      ok: 4 files the same

            """));
    }

    [Test]
    public async Task The_report_for_machines_holds_each_axis()
    {
        var verdicts = await DriftRun.CheckAsync([Drifted, Holding], new PlainAccount(TextWriter.Null), CancellationToken.None);

        using var report = JsonDocument.Parse(DriftJson.Write(verdicts));
        Assert.That(report.RootElement.GetProperty("ok").GetBoolean(), Is.False);
        Assert.That(
            report.RootElement.GetProperty("axes").EnumerateArray().Select(axis => $"{axis.GetProperty("name")} {axis.GetProperty("ok")} {axis.GetProperty("text")} {axis.GetProperty("details").GetArrayLength()}"),
            Is.EqualTo(new[] { "drifted False Run this to mend it. 2", "holding True 4 files the same 0" }));
    }

    [Test]
    public void A_defect_in_an_axis_is_not_taken_for_drift()
    {
        IDriftAxis broken = new Axis("broken", () => throw new InvalidOperationException("A defect."));

        Assert.That(
            async () => await DriftRun.CheckAsync([broken], new PlainAccount(TextWriter.Null), CancellationToken.None),
            Throws.InvalidOperationException);
    }

    private static string WithoutSeconds(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text.ReplaceLineEndings("\n"), @", \d+\.\d s", "");

    private sealed class Axis(string name, Func<string> check) : IDriftAxis
    {
        public string Name => name;

        public Task<string> CheckAsync(Action<string> report, CancellationToken cancellationToken) => Task.FromResult(check());
    }
}
