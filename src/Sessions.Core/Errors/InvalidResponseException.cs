namespace Sessions.Core;

/// <summary>
/// A response with a status of success that can't be read: empty where a body is due, truncated, too large, or of the wrong shape.
/// </summary>
public sealed class InvalidResponseException : SessionsException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="message">One sentence that says what was wrong with the response.</param>
    /// <param name="response">The status and the headers; null when there are none.</param>
    /// <param name="responseBody">The body as text; null when it is not kept.</param>
    /// <param name="path">Where in the body it was wrong, as a JSON path; null when that is unknown.</param>
    /// <param name="lineNumber">The line of the body, from 1; 0 when that is unknown.</param>
    /// <param name="linePosition">The character of the line, from 1; 0 when that is unknown.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public InvalidResponseException(
        string message,
        ApiResponse? response = null,
        string? responseBody = null,
        string? path = null,
        int lineNumber = 0,
        int linePosition = 0,
        Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = response?.StatusCode;
        Headers = response?.Headers ?? ResponseHeaders.Empty;
        ResponseBody = responseBody;
        Path = path;
        LineNumber = lineNumber;
        LinePosition = linePosition;
    }

    /// <summary>
    /// Where in the body it was wrong, as a JSON path; null when that is unknown.
    /// </summary>
    public string? Path { get; }

    /// <summary>
    /// The line of the body, from 1; 0 when that is unknown.
    /// </summary>
    public int LineNumber { get; }

    /// <summary>
    /// The character of the line, from 1; 0 when that is unknown.
    /// </summary>
    public int LinePosition { get; }
}
