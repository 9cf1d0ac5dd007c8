using System.Net;
using System.Text;

namespace Sessions.Core;

/// <summary>
/// A response whose body has been read into a buffer.
/// </summary>
internal sealed class BufferedResponse : IDisposable
{
    private byte[]? _buffer;

    internal BufferedResponse(SessionsOperation operation, HttpStatusCode statusCode, ResponseHeaders headers, byte[] buffer, int length)
    {
        Operation = operation;
        StatusCode = statusCode;
        Headers = headers;
        _buffer = buffer;
        Length = length;
    }

    internal SessionsOperation Operation { get; }

    internal HttpStatusCode StatusCode { get; }

    internal ResponseHeaders Headers { get; }

    internal int Length { get; }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, null);
        if (buffer is not null)
        {
            BodyBuffer.Return(buffer);
        }
    }

    /// <summary>
    /// The body as text; bytes that are not UTF-8 show as replacement characters.
    /// </summary>
    internal string Text()
    {
        return Encoding.UTF8.GetString(Buffer, 0, Length);
    }

    /// <summary>
    /// The value that the body holds as JSON in UTF-8; a byte order mark is skipped.
    /// </summary>
    internal T? Read<T>(bool strict)
    {
        return SessionsJson.Read<T>(Buffer, Length, strict);
    }

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(BufferedResponse));
}
