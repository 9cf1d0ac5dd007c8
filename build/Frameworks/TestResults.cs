using System.Globalization;
using System.Xml.Linq;

namespace Sessions.Build.Frameworks;

/// <summary>
/// What came of a run of tests. Whatever did not pass has failed, skipped tests among them.
/// </summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Failed">How many did not.</param>
/// <param name="Failures">Those that did not, by name, and what each said.</param>
internal sealed record TestResults(int Passed, int Failed, IReadOnlyList<(string Name, string Message)> Failures)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>
    /// Reads the file that the logger <c>trx</c> wrote.
    /// </summary>
    public static TestResults Read(string path)
    {
        var document = XDocument.Load(path);
        var counters = document.Descendants(Trx + "Counters").Single();
        var passed = Count(counters, "passed");
        return new TestResults(passed, Count(counters, "total") - passed, [.. document
            .Descendants(Trx + "UnitTestResult")
            .Where(test => test.Attribute("outcome")?.Value != "Passed")
            .Select(test => (test.Attribute("testName")!.Value, test.Descendants(Trx + "Message").FirstOrDefault()?.Value.Trim() ?? string.Empty))]);
    }

    /// <summary>
    /// Reads how many tests of each class there are and how many of them passed, in the order of the alphabet.
    /// </summary>
    public static IReadOnlyList<(string Class, int Total, int Passed)> CountByClass(string path)
    {
        var document = XDocument.Load(path);
        var classes = document.Descendants(Trx + "UnitTest").ToDictionary(
            test => test.Attribute("id")!.Value, test => test.Element(Trx + "TestMethod")!.Attribute("className")!.Value.Split('.')[^1]);
        return
        [
            .. document.Descendants(Trx + "UnitTestResult")
                .GroupBy(test => classes[test.Attribute("testId")!.Value], StringComparer.Ordinal)
                .OrderBy(tests => tests.Key, StringComparer.Ordinal)
                .Select(tests => (tests.Key, tests.Count(), tests.Count(test => test.Attribute("outcome")?.Value == "Passed"))),
        ];
    }

    private static int Count(XElement counters, string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
