using System.Xml.Linq;
using Sessions.Build;
using Sessions.Build.Benchmarks;
using Sessions.Build.Benchmarks.Budgets;
using Sessions.Build.Benchmarks.Report;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Tests.Build.Benchmarks;

internal sealed class PerformanceReportTests
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

    private static BenchmarkResults SlowPage => SampleResults.Create(SampleResults.Measure(CaseName.Page, "sessions", [1200]));

    [TestCase("Measured on 2026-11-22 by the verb `bench`: 2 processors (A processor), Linux, .NET 10; the load of the machine was 1.0 before and 2.0 after.")]
    [TestCase("| a page of 100 | 1.20 / 1.00 | 1.00 / 1.00 | 1.00 / 1.00 | 1.00 / 1.00 | 1.00 / 1.00 | 1 µs / 0 kB |")]
    [TestCase("| page of 100, time, against by hand | 1.05 | 1.20 | **no** |")]
    public void The_section_tells(string line)
    {
        var section = PerformanceSection.Write(SlowPage, BudgetCheck.Evaluate(new Figures(SlowPage), [PageTime]));

        Assert.That(section.Split('\n'), Has.Member(line));
    }

    [Test]
    public void The_chart_is_xml_with_a_bar_for_each_contender_and_call_in_both_panels()
    {
        var bars = XDocument.Parse(PerformanceChart.Draw(SlowPage)).Descendants()
            .Count(element => element.Name.LocalName == "rect" && (string?)element.Attribute("height") == "9");

        Assert.That(bars, Is.EqualTo(2 * ContenderTitle.All.Count * CaseTitle.All.Count));
    }

    [Test]
    public void The_chart_has_colours_for_light_and_dark_readers()
    {
        Assert.That(PerformanceChart.Draw(SlowPage), Does.Contain("prefers-color-scheme: dark"));
    }

    [Test]
    public void The_section_replaces_what_stands_between_its_marks()
    {
        var text = MarkedText.Replace("before\n<!-- x -->\nold\n<!-- /x -->\nafter", "x", "new\n", "README.md");

        Assert.That(text, Is.EqualTo("before\n<!-- x -->\n\nnew\n\n<!-- /x -->\nafter"));
    }

    [Test]
    public void A_readme_without_the_marks_is_one_sentence()
    {
        Assert.That(() => MarkedText.Replace("nothing", "x", "new", "README.md"), Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
            "README.md has no lines <!-- x --> and <!-- /x -->, between which the figures go; put them back."));
    }
}
