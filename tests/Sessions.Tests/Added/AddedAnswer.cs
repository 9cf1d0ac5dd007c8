namespace Sessions.Tests;

/// <summary>
/// What came of a call.
/// </summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Exception">What it threw; null for a success.</param>
internal sealed record AddedAnswer(string Operation, Exception? Exception)
{
    /// <summary>
    /// Why it failed; null for a success.
    /// </summary>
    public string? Failure => Exception is Core.SessionsApiException { ResponseBody: { } body } exception ? $"{exception.Message} {body}" : Exception?.Message;
}
