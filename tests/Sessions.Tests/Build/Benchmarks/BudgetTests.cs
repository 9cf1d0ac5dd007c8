using Sessions.Build;
using Sessions.Build.Benchmarks;
using Sessions.Build.Benchmarks.Budgets;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Tests.Build.Benchmarks;

internal sealed class BudgetTests
{
    private static readonly BudgetLine PageTime = new()
    {
        Measure = "page of 100, time, against by hand",
        Unit = BudgetUnit.Time,
        Case = CaseName.Page,
        Against = "by-hand",
        Limit = 1.05,
        Budget = 1.3,
    };

    private static readonly BudgetLine Throughput = new()
    {
        Measure = "throughput",
        Unit = BudgetUnit.Throughput,
        Case = CaseName.Throughput,
        Transport = TransportName.Loopback,
        Against = "http-client",
        Limit = 0.9,
        Budget = 0.6,
    };

    private static readonly BudgetLine WorstCall = new()
    {
        Measure = "worst call, time, against RestSharp",
        Unit = BudgetUnit.Time,
        Against = "restsharp",
        Limit = 0.9,
        Budget = 1.2,
    };

    [Test]
    public void A_result_above_the_budget_fails_with_one_sentence_and_the_measure()
    {
        var verdicts = Evaluate(PageTime, SampleResults.Measure(CaseName.Page, "sessions", [1500]));

        var failure = Assert.Throws<BuildFailure>(() => BudgetCheck.Require(verdicts));

        Assert.That(failure.Message, Is.EqualTo(
            "A measure is over the budget; find what became slower or larger, or change tests/Sessions.Benchmarks/budget.json and say why."));
        Assert.That(failure.Details, Is.EqualTo(new[] { "page of 100, time, against by hand: 1.50, where 1.30 is the most" }));
    }

    [Test]
    public void A_result_between_limit_and_budget_misses_the_limit_and_passes()
    {
        var verdicts = Evaluate(PageTime, SampleResults.Measure(CaseName.Page, "sessions", [1200]));

        Assert.That(verdicts.Single().MeetsLimit, Is.False);
        Assert.That(() => BudgetCheck.Require(verdicts), Throws.Nothing);
    }

    [Test]
    public void A_result_below_the_limit_meets_it()
    {
        Assert.That(Evaluate(PageTime, SampleResults.Measure(CaseName.Page, "sessions", [900])).Single().MeetsLimit, Is.True);
    }

    [Test]
    public void Throughput_fails_below_its_budget()
    {
        var verdicts = Evaluate(Throughput, SampleResults.Measure(CaseName.Throughput, "sessions", [2000], TransportName.Loopback));

        var failure = Assert.Throws<BuildFailure>(() => BudgetCheck.Require(verdicts));

        Assert.That(failure.Details, Is.EqualTo(new[] { "throughput: 0.50, where 0.60 is the least" }));
    }

    [Test]
    public void A_line_without_a_case_is_about_the_worst_call()
    {
        var verdict = Evaluate(WorstCall, SampleResults.Measure(CaseName.Error, "sessions", [1100])).Single();

        Assert.That((verdict.Worst, verdict.Measured), Is.EqualTo((CaseName.Error, 1.1)));
    }

    [Test]
    public void A_file_with_a_misspelt_member_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("budget.json", """[{ "measure": "m", "unit": "time", "limt": 1, "budget": 1 }]""");

        Assert.That(() => BudgetFile.Read(path), Throws.TypeOf<BuildFailure>().With.Message.StartsWith(
            "tests/Sessions.Benchmarks/budget.json can't be read; mend it where the parser stopped: "));
    }

    [Test]
    public void Each_line_of_the_committed_budget_can_be_held_against_results()
    {
        var lines = BudgetFile.Read(Path.Combine(SourceTree.Root, BudgetFile.Name));

        Assert.That(BudgetCheck.Evaluate(new Figures(SampleResults.Create()), lines), Has.Count.EqualTo(lines.Count));
    }

    private static IReadOnlyList<BudgetVerdict> Evaluate(BudgetLine line, params Measurement[] changed)
    {
        return BudgetCheck.Evaluate(new Figures(SampleResults.Create(changed)), [line]);
    }
}
