namespace Sessions.Build.Conformance;

/// <summary>
/// How much of an operation was checked and found valid.
/// </summary>
/// <param name="Provider">The name of the provider.</param>
/// <param name="Operation">The name of the operation in C#.</param>
/// <param name="Requests">The requests of our clients that are valid.</param>
/// <param name="Refused">The requests of our clients that are not, and that the sandbox refused.</param>
/// <param name="Statuses">The responses that are valid, by status.</param>
internal sealed record OperationCount(string Provider, string Operation, int Requests, int Refused, IReadOnlyDictionary<int, int> Statuses)
{
    private const int FirstError = 300;

    public int Responses => Statuses.Values.Sum();

    public int Successes => Statuses.Where(status => status.Key < FirstError).Sum(status => status.Value);

    public string DescribeStatuses()
    {
        var statuses = Statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} x {status.Key}");
        return string.Join(", ", statuses) + (Refused > 0 ? $"; {Refused} invalid requests refused" : string.Empty);
    }
}
