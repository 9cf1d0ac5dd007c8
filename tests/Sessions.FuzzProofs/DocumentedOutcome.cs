using Newtonsoft.Json.Linq;
using Sessions.Core;

namespace Sessions.FuzzProofs;

/// <summary>
/// Makes a call and accepts the ways to end that its documentation lists.
/// </summary>
internal static class DocumentedOutcome
{
    /// <summary>
    /// Makes a call.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="sent">The number of requests that were sent. An <see cref="ArgumentException" /> is documented only before the first.</param>
    /// <returns>The value; null when the call ended in a documented exception.</returns>
    public static async Task<object?> OfAsync(Func<Task<object?>> call, Func<int> sent)
    {
        try
        {
            return await call();
        }
        catch (SessionsException exception)
        {
            ReadMembers(exception);
            return null;
        }
        catch (ArgumentException) when (sent() == 0)
        {
            return null;
        }
    }

    // None of the members of a documented exception may throw.
    private static void ReadMembers(SessionsException exception)
    {
        _ = exception.ToString();
        _ = exception.RequestId;
        _ = exception.GetError<JObject>();
        _ = exception.GetError<Humanloop.HTTPValidationError>();
        _ = exception.GetError<Orq.HonoApiError>();
        _ = exception.GetError<WhyLabs.ErrorResponse>();
        _ = (exception as SessionsApiException)?.Error.Violations.Count;
    }
}
