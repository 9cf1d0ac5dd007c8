using System.Diagnostics;
using Sessions.Core;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// How a call ended.
/// </summary>
internal sealed record Ending(Outcomes Outcome, Exception? Exception, TimeSpan Elapsed)
{
    /// <summary>
    /// The name that the outcome is counted under.
    /// </summary>
    public string Name => Exception?.GetType().Name ?? "value";

    public bool IsDocumented => Outcome != Outcomes.None;

    /// <summary>
    /// Makes a call to its end.
    /// </summary>
    public static async Task<Ending> OfAsync(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await call();
            return new Ending(Outcomes.Value, null, watch.Elapsed);
        }
        catch (Exception exception)
        {
            return new Ending(Classify(exception), exception, watch.Elapsed);
        }
    }

    // Whatever an exception tells must be there to be told, too: none of its members may throw.
    private static Outcomes Classify(Exception exception)
    {
        switch (exception)
        {
            case SessionsApiException api:
                return api.Error is not null && api.ToString().Length > 0 && api.StatusCode is not null ? Outcomes.Status : Outcomes.None;
            case InvalidResponseException invalid:
                return invalid.StatusCode is not null && invalid.Operation is not null ? Outcomes.Invalid : Outcomes.None;
            case SessionsConnectionException { Operation: not null }:
                return Outcomes.Connection;
            case SessionsTimeoutException { Operation: not null }:
                return Outcomes.Timeout;
            default:
                return Outcomes.None;
        }
    }
}
