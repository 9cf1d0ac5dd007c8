using System.Net;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// A call that did not succeed. Its message holds no header value, no query value and no text of a body, so it can be logged.
/// </summary>
public class SessionsException : Exception
{
    /// <summary>
    /// The most values that an error may hold to be read as a type; no honest one comes near.
    /// </summary>
    internal const int MaxErrorNodes = 64 * 1024;

    /// <summary>
    /// Creates an exception.
    /// </summary>
    public SessionsException()
    {
    }

    /// <summary>
    /// Creates an exception.
    /// </summary>
    /// <param name="message">One sentence that says what happened and what to do.</param>
    public SessionsException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Creates an exception.
    /// </summary>
    /// <param name="message">One sentence that says what happened and what to do.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public SessionsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The name of the method that was called, without Async; null when no operation was under way.
    /// </summary>
    public string? Operation { get; internal set; }

    /// <summary>
    /// The HTTP status; null when there was no response.
    /// </summary>
    public HttpStatusCode? StatusCode { get; protected init; }

    /// <summary>
    /// The headers of the response; empty when there was none.
    /// </summary>
    public ResponseHeaders Headers { get; protected init; } = ResponseHeaders.Empty;

    /// <summary>
    /// The body of the response as text; null when there was none, or when it was longer than 16 MiB.
    /// </summary>
    public string? ResponseBody { get; protected init; }

    /// <summary>
    /// What the provider calls the request in its own logs; null when neither a header nor the body tells.
    /// </summary>
    public virtual string? RequestId => Headers.RequestId;

    /// <summary>
    /// How many attempts were made; 0 when nothing was sent.
    /// </summary>
    public int Attempts { get; internal set; }

    /// <summary>
    /// The wait before the last attempt; zero when there was one attempt only.
    /// </summary>
    public TimeSpan LastWait { get; internal set; }

    /// <summary>
    /// Reads the body as the provider's own error type.
    /// </summary>
    /// <typeparam name="T">The type, such as the error model of a provider package.</typeparam>
    /// <returns>The error; null when there is no body or it is of another shape.</returns>
    public T? GetError<T>()
        where T : class
    {
        try
        {
            return ResponseBody is null ? null : SessionsJson.Read<T>(ResponseBody, JsonReadOptions.Unbounded with { MaxNodes = MaxErrorNodes });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
