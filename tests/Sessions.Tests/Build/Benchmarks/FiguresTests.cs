using Sessions.Build;
using Sessions.Build.Benchmarks;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Tests.Build.Benchmarks;

internal sealed class FiguresTests
{
    [Test]
    public void A_ratio_is_the_median_of_the_rounds_and_not_the_ratio_of_medians()
    {
        // The machine was ten times slower in the last two rounds.
        var figures = new Figures(SampleResults.Create(
            SampleResults.Measure(CaseName.Page, "sessions", [80, 90, 800]),
            SampleResults.Measure(CaseName.Page, "by-hand", [100, 1000, 1000])));

        Assert.That(figures.Time(CaseName.Page, TransportName.Memory, "sessions", "by-hand"), Is.EqualTo(0.8).Within(0.001));
    }

    [Test]
    public void Results_that_lack_a_measurement_are_one_sentence()
    {
        var figures = new Figures(SampleResults.Create() with { Measurements = [] });

        Assert.That(
            () => figures.Time(CaseName.Page, TransportName.Memory, "sessions", "by-hand"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                "The results of the benchmarks have nothing of 'sessions' for 'page' (memory); measure again with the verb bench."));
    }

    [Test]
    public void Results_that_lack_a_count_are_one_sentence()
    {
        Assert.That(
            () => new Figures(SampleResults.Create()).Count("apples"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("The results of the benchmarks have no count of 'apples'; measure again with the verb bench."));
    }

    [Test]
    public void Results_are_the_same_after_they_were_written_and_read()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "results.json");
        SampleResults.Create(SampleResults.Measure(CaseName.Page, "sessions", [80.5, 90])).Write(path);

        var read = BenchmarkResults.Read(path);

        Assert.That(
            read.Measurements.Single(measurement => measurement is { Case: CaseName.Page, Transport: TransportName.Memory, Contender: "sessions" }).Nanoseconds,
            Is.EqualTo(new[] { 80.5, 90 }));
    }
}
