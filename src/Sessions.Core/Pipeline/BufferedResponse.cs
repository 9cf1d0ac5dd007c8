using System.Net;

namespace Sessions.Core;

/// <summary>
/// A response whose body has been read into a buffer.
/// </summary>
internal sealed class BufferedResponse : IDisposable
{
    // What a person looks at in an exception. A text takes twice the memory of its bytes, and lives as long as the exception.
    private const int LongestText = 16 * 1024 * 1024;

    private readonly BodyBuffer _body;

    internal BufferedResponse(SessionsOperation operation, HttpStatusCode statusCode, ResponseHeaders headers, BodyBuffer body)
    {
        Operation = operation;
        StatusCode = statusCode;
        Headers = headers;
        _body = body;
    }

    internal SessionsOperation Operation { get; }

    internal HttpStatusCode StatusCode { get; }

    internal ResponseHeaders Headers { get; }

    internal int Length => _body.Length;

    public void Dispose() => _body.Dispose();

    /// <summary>
    /// Gets the body as text, without a byte order mark; bytes that are not UTF-8 show as replacement characters.
    /// </summary>
    /// <returns>The text; null when it is longer than what is kept.</returns>
    internal string? Text()
    {
        return Length <= LongestText ? _body.Decode() : null;
    }

    /// <summary>
    /// Reads the value that the body holds as JSON in UTF-8; a byte order mark is skipped.
    /// </summary>
    internal T? Read<T>(in JsonReadOptions options)
    {
        return SessionsJson.Read<T>(_body.Join(), Length, options);
    }
}
