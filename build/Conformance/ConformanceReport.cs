using System.Globalization;
using System.Text.Json;

namespace Sessions.Build.Conformance;

/// <summary>
/// What build/checks/conform.mjs found in recorded exchanges.
/// </summary>
internal sealed record ConformanceReport
{
    private const int FindingsShown = 20;

    public required int Files { get; init; }

    public required int Exchanges { get; init; }

    public required IReadOnlyList<OperationCount> Operations { get; init; }

    public required IReadOnlyList<ConformanceFinding> Findings { get; init; }

    /// <summary>
    /// Rows of the tables of exceptions that no exchange needs.
    /// </summary>
    public required IReadOnlyList<string> UnusedExceptions { get; init; }

    /// <summary>
    /// Reads the document that the validator writes.
    /// </summary>
    public static ConformanceReport Read(string json)
    {
        return JsonSerializer.Deserialize<ConformanceReport>(json, JsonSerializerOptions.Web)!;
    }

    /// <summary>
    /// A line for each operation: the requests of clients that were valid, and the valid responses by status.
    /// </summary>
    public IReadOnlyList<string> Describe()
    {
        var width = Operations.Max(operation => $"{operation.Provider} {operation.Operation}".Length);
        return [.. Operations.Select(operation => string.Create(
            CultureInfo.InvariantCulture,
            $"{(operation.Provider + " " + operation.Operation).PadRight(width)}  {operation.Requests,4} requests, {operation.Responses,4} responses ({operation.DescribeStatuses()})"))];
    }

    /// <summary>
    /// Fails when an exchange is not by its spec, or an operation was not checked at all.
    /// </summary>
    /// <param name="expected">The operations of each provider, as the specs have them.</param>
    public void ThrowUnlessConforming(IReadOnlyDictionary<string, IReadOnlyList<string>> expected)
    {
        var problems = Findings.GroupBy(finding => finding.Kind, DescribeKind)
            .Concat(expected.SelectMany(provider => provider.Value, (provider, operation) => Missing(provider.Key, operation)).OfType<string>())
            .Concat(UnusedExceptions.Select(row => $"{row}: no exchange needs this row of build/checks/conformance/exceptions.mjs"))
            .ToList();
        if (problems.Count > 0)
        {
            var rest = problems.Count > FindingsShown ? [$"and {problems.Count - FindingsShown} more"] : Array.Empty<string>();
            throw new BuildFailure(
                $"What was sent between the clients and the sandbox is not by the specs in {problems.Count} {(problems.Count == 1 ? "place" : "places")}; mend what stands below and run it again.",
                problems.Take(FindingsShown).Concat(rest));
        }
    }

    // One mistake is in many exchanges; the first one tells what it is.
    private static string DescribeKind(string kind, IEnumerable<ConformanceFinding> findings)
    {
        var alike = findings.ToList();
        return alike.Count == 1 ? $"{alike[0]}" : $"{alike[0]}, and {alike.Count - 1} more like it";
    }

    private string? Missing(string provider, string operation)
    {
        var count = Operations.SingleOrDefault(row => row.Provider == provider && row.Operation == operation);
        return count switch
        {
            { Requests: > 0, Successes: > 0 } => null,
            { Requests: > 0 } => $"{provider} {operation}: no successful response was recorded; add a test that has one",
            _ => $"{provider} {operation}: no request of its client was recorded; add a test that calls it",
        };
    }
}
