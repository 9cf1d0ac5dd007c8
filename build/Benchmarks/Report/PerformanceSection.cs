using System.Globalization;
using System.Text;
using Sessions.Build.Benchmarks.Budgets;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Build.Benchmarks.Report;

/// <summary>
/// The performance section of the README.
/// </summary>
internal static class PerformanceSection
{
    /// <summary>
    /// The chart, as a path from the root.
    /// </summary>
    public const string ChartName = "tests/Sessions.Benchmarks/results.svg";

    private const double NanosecondsInMicrosecond = 1000;
    private const double BytesInKilobyte = 1000;

    public static string Write(BenchmarkResults results, IReadOnlyList<BudgetVerdict> verdicts)
    {
        var figures = new Figures(results);
        var text = new StringBuilder();
        WriteHead(text, results, figures);
        text.Append("In memory, time and allocated bytes as multiples of those by hand:\n\n");
        WriteCalls(text, figures, TransportName.Memory, withBytes: true);
        text.Append("\nThe same calls to the sandbox in another process, time on the wall clock, where both have the machine to share:\n\n");
        WriteCalls(text, figures, TransportName.Loopback, withBytes: false);
        text.Append("\nOther work:\n\n");
        WriteOthers(text, figures);
        text.Append("\nWhat is aimed at, and what came of it:\n\n| measure | limit | measured | met |\n| --- | --- | --- | --- |\n");
        foreach (var verdict in verdicts)
        {
            var bound = verdict.Line.IsLeast ? $"at least {verdict.Limit}" : verdict.Limit;
            text.Append(CultureInfo.InvariantCulture, $"| {verdict.Line.Measure} | {bound} | {verdict.Figure} | {(verdict.MeetsLimit ? "yes" : "**no**")} |\n");
        }

        return text.ToString();
    }

    private static void WriteHead(StringBuilder text, BenchmarkResults results, Figures figures)
    {
        var machine = results.Machine;
        text.Append(CultureInfo.InvariantCulture, $"Measured on {results.Date:yyyy-MM-dd} by the verb `bench`: {machine.Processors} processors ({machine.Processor}), {machine.System}, {machine.Runtime}");
        text.Append(machine.Load is null ? ".\n" : $"; the load of the machine was {machine.Load}.\n");
        text.Append(CultureInfo.InvariantCulture, $"A session has {figures.Count(BenchmarkResults.SessionBytes):N0} bytes and a page {figures.Count(BenchmarkResults.PageBytes):N0}. ");
        text.Append("\"By hand\" is `HttpClient` with Newtonsoft.Json, plain classes, a kept\nserializer and the response read from its stream as soon as the headers are there; System.Text.Json is with source generation. ");
        text.Append("All took turns, and\na figure is the median of the ratios of each round. In memory, time is processor time.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"![Time and bytes of each call as multiples of those by hand]({ChartName})\n\n");
    }

    private static void WriteCalls(StringBuilder text, Figures figures, string transport, bool withBytes)
    {
        var others = ContenderTitle.All.Where(contender => contender.Name != ContenderTitle.Base).ToList();
        text.Append(CultureInfo.InvariantCulture, $"| call | {string.Join(" | ", others.Select(contender => contender.Title))} | by hand |\n");
        text.Append("| --- |").Insert(text.Length, " --- |", others.Count + 1).Append('\n');
        foreach (var call in CaseTitle.All)
        {
            var cells = others.Select(contender => Cell(contender.Name));
            text.Append(CultureInfo.InvariantCulture, $"| {call.Title} | {string.Join(" | ", cells)} | {Absolute()} |\n");

            string Cell(string contender)
            {
                var time = Number(figures.Time(call.Name, transport, contender, ContenderTitle.Base));
                return withBytes ? $"{time} / {Number(figures.Bytes(call.Name, transport, contender, ContenderTitle.Base))}" : time;
            }

            string Absolute()
            {
                var time = Microseconds(figures, call.Name, transport, ContenderTitle.Base);
                return withBytes ? $"{time} / {Kilobytes(figures, call.Name, transport, ContenderTitle.Base)}" : time;
            }
        }
    }

    private static void WriteOthers(StringBuilder text, Figures figures)
    {
        (string Case, string Transport, string Title, string Base)[] rows =
        [
            (CaseName.Resolve, TransportName.Memory, "50 clients from dependency injection", ContenderTitle.Base),
            (CaseName.ColdStart, TransportName.Loopback, "first response of a new process", ContenderTitle.Base),
            (CaseName.Throughput, TransportName.Loopback, "100 calls at a time to the sandbox", "http-client"),
        ];
        text.Append("| work | these packages | by hand | RestSharp | stock NSwag | System.Text.Json | 1.00 is |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in rows)
        {
            var cells = ContenderTitle.All
                .Where(contender => contender.Name != "by-hand-string")
                .Select(contender => figures.Has(row.Case, row.Transport, contender.Name) ? Number(figures.Time(row.Case, row.Transport, contender.Name, row.Base)) : "");
            var bound = row.Base == ContenderTitle.Base ? "by hand" : "`HttpClient` that reads bytes only";
            text.Append(CultureInfo.InvariantCulture, $"| {row.Title} | {string.Join(" | ", cells)} | {bound}, {Microseconds(figures, row.Case, row.Transport, row.Base)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nGenerated lines for each operation: {figures.Count(GeneratedLines.PerOperation):0} (stock NSwag {figures.Count(GeneratedLines.StockPerOperation):0}), ");
        text.Append(CultureInfo.InvariantCulture, $"without documentation and blank lines {figures.Count(GeneratedLines.CodePerOperation):0} ({figures.Count(GeneratedLines.StockCodePerOperation):0}).\n");
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Microseconds(Figures figures, string caseName, string transport, string contender) =>
        string.Create(CultureInfo.InvariantCulture, $"{figures.Nanoseconds(caseName, transport, contender) / NanosecondsInMicrosecond:N0} µs");

    private static string Kilobytes(Figures figures, string caseName, string transport, string contender) =>
        string.Create(CultureInfo.InvariantCulture, $"{figures.AllocatedBytes(caseName, transport, contender) / BytesInKilobyte:N0} kB");
}
