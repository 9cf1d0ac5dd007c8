using Sessions.Build;
using Sessions.Build.Conformance;

namespace Sessions.Tests.Build;

internal sealed class ConformanceReportTests
{
    private const string Conforming = """
        {
          "files": 2, "exchanges": 8,
          "operations": [
            { "provider": "New", "operation": "GetThing", "requests": 3, "refused": 1, "statuses": { "404": 1, "200": 4 } },
            { "provider": "New", "operation": "ChangeThing", "requests": 1, "refused": 0, "statuses": { "204": 1 } }
          ],
          "findings": [], "unusedExceptions": []
        }
        """;

    private static readonly Dictionary<string, IReadOnlyList<string>> Expected = new() { ["New"] = ["GetThing", "ChangeThing"] };

    [Test]
    public void Every_operation_has_a_line_with_its_counts()
    {
        Assert.That(
            ConformanceReport.Read(Conforming).Describe(),
            Is.EqualTo(["New GetThing        3 requests,    5 responses (4 x 200, 1 x 404; 1 invalid requests refused)", "New ChangeThing     1 requests,    1 responses (1 x 204)"]));
    }

    [Test]
    public void Exchanges_that_are_by_their_specs_pass()
    {
        Assert.That(() => ConformanceReport.Read(Conforming).ThrowUnlessConforming(Expected), Throws.Nothing);
    }

    [Test]
    public void A_finding_is_one_line_that_names_what_is_wrong_where()
    {
        var report = ConformanceReport.Read(Conforming) with
        {
            Findings = [new ConformanceFinding("New", "GetThing", "response", "body /id", "must be string", "GET /new/things/1 200", "a.jsonl", 7)],
        };

        Assert.That(
            () => report.ThrowUnlessConforming(Expected),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).EqualTo(new[] { "New GetThing: response body /id must be string; GET /new/things/1 200, a.jsonl:7" }));
    }

    [TestCase("\"requests\": 1, \"refused\": 0", "\"requests\": 0, \"refused\": 1", "New ChangeThing: no request of its client was recorded; add a test that calls it")]
    [TestCase("\"204\": 1", "\"404\": 1", "New ChangeThing: no successful response was recorded; add a test that has one")]
    [TestCase("\"ChangeThing\"", "\"OtherThing\"", "New ChangeThing: no request of its client was recorded; add a test that calls it")]
    [TestCase("\"unusedExceptions\": []", "\"unusedExceptions\": [\"New any 413\"]", "New any 413: no exchange needs this row of build/checks/conformance/exceptions.mjs")]
    public void What_was_not_checked_fails(string text, string replacement, string line)
    {
        var report = ConformanceReport.Read(Conforming.Replace(text, replacement, StringComparison.Ordinal));

        Assert.That(
            () => report.ThrowUnlessConforming(Expected),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).EqualTo(new[] { line }));
    }

    [Test]
    public void Findings_of_one_mistake_are_one_line()
    {
        var first = new ConformanceFinding("New", "GetThing", "response", "body /items/0/id", "must be string", "GET /x 200", "a.jsonl", 2);
        var report = ConformanceReport.Read(Conforming) with { Findings = [first, first with { Place = "body /items/11/id", Line = 3 }, first with { Line = 4 }] };

        Assert.That(
            () => report.ThrowUnlessConforming(Expected),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).EqualTo(new[] { $"{first}, and 2 more like it" }));
    }

    [Test]
    public void A_long_list_of_mistakes_is_cut_and_counted()
    {
        var finding = new ConformanceFinding("New", null, "request", "path", "names no operation", "GET /x 404", "a.jsonl", 2);
        var report = ConformanceReport.Read(Conforming) with { Findings = [.. Enumerable.Range(0, 25).Select(number => finding with { Operation = $"Get{number}" })] };

        Assert.That(
            () => report.ThrowUnlessConforming(Expected),
            Throws.TypeOf<BuildFailure>().With.Message.Contains("in 25 places").And.Property(nameof(BuildFailure.Details)).Count.EqualTo(21));
    }

    [Test]
    public async Task A_folder_without_recordings_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        var clone = Repository.Find(AppContext.BaseDirectory);

        await Assert.ThatAsync(
            () => new Sessions.Build.Steps.ConformStep(clone).CheckAsync(folder.Path, clone.FindProviders(), CancellationToken.None),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo($"{folder.Path} holds no recorded exchanges; run the tests with SESSIONS_SANDBOX_RECORDING set to it."));
    }
}
