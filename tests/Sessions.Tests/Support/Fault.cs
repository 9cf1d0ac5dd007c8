using System.Globalization;
using System.Net;

namespace Sessions.Tests;

/// <summary>
/// What one attempt ends in: a status, with or without Retry-After in seconds, or a connection that was refused or that broke.
/// </summary>
internal sealed record Fault(int Status, int? RetryAfter)
{
    public const int Refused = -1;
    public const int Broken = -2;

    /// <summary>
    /// Whether the server may have acted on the request although it did not report a success.
    /// </summary>
    public bool MayHaveActed => Status is 500 or 503 or Broken;

    public bool IsRepeated(bool safe) => Status is 429 or Refused || (safe && MayHaveActed);

    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Step => Status switch
    {
        Refused => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ConnectionError)),
        Broken => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ResponseEnded)),
        200 => ScriptedHandler.Json("{}"),
        _ => RetryAfter is { } seconds
            ? ScriptedHandler.Status((HttpStatusCode)Status, ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)))
            : ScriptedHandler.Status((HttpStatusCode)Status),
    };
}
