using System.Net;

namespace Sessions.Core;

/// <summary>
/// A successful response: its status and its headers.
/// </summary>
public class ApiResponse
{
    /// <summary>
    /// Creates a response; also for use in tests.
    /// </summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers; null for none.</param>
    public ApiResponse(HttpStatusCode statusCode, ResponseHeaders? headers = null)
    {
        StatusCode = statusCode;
        Headers = headers ?? ResponseHeaders.Empty;
    }

    /// <summary>
    /// The HTTP status, one of 200 to 299.
    /// </summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The headers of the response and of its content.
    /// </summary>
    public ResponseHeaders Headers { get; }

    /// <summary>
    /// What the provider calls this request in its own logs; null when the response does not tell.
    /// </summary>
    public string? RequestId => Headers.RequestId;
}
