namespace Sessions.Core;

/// <summary>
/// Reads a body asynchronously into one buffer, up to a limit that counts after decompression.
/// </summary>
internal static class BodyReader
{
    internal static async ValueTask<BufferedResponse> ReadAsync(
        SessionsOperation operation, HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken)
    {
        var headers = ResponseHeaders.Of(response);
        var buffer = new BodyBuffer(response.Content?.Headers.ContentLength, maxBytes);
        try
        {
            if (response.Content is not null)
            {
#if NET
                using var stream = BodyCharset.Decoded(await OpenAsync(response.Content, cancellationToken).ConfigureAwait(false), response.Content);
#else
                using var stream = await OpenAsync(response.Content, cancellationToken).ConfigureAwait(false);
#endif
                int read;
                while ((read = await ReadAsync(stream, buffer.Free, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    if (!buffer.TryAdvance(read))
                    {
                        throw TooLarge(operation, response, headers, maxBytes);
                    }
                }
            }

            return new BufferedResponse(operation, response.StatusCode, headers, buffer);
        }
        catch (Exception exception)
        {
            buffer.Dispose();
            if (!IsCorrupt(exception))
            {
                throw;
            }

            throw new InvalidResponseException(
                $"The response to {operation.Name} can't be decompressed.", new ApiResponse(response.StatusCode, headers), innerException: exception);
        }
    }

    /// <summary>
    /// Whether a read failed since what came is not compressed as it says it is.
    /// </summary>
    internal static bool IsCorrupt(Exception exception)
    {
        // BrotliStream reports corrupt data as an invalid operation; a disposed stream is one, too, and is something else.
        return exception is InvalidDataException or InvalidOperationException and not ObjectDisposedException;
    }

    internal static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken)
    {
#if NET
        return content.ReadAsStreamAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
#endif
    }

    private static ValueTask<int> ReadAsync(Stream stream, ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
#if NET
        return stream.ReadAsync(buffer.AsMemory(), cancellationToken);
#else
        return new ValueTask<int>(stream.ReadAsync(buffer.Array!, buffer.Offset, buffer.Count, cancellationToken));
#endif
    }

    private static InvalidResponseException TooLarge(
        SessionsOperation operation, HttpResponseMessage response, ResponseHeaders headers, long maxBytes)
    {
        return new InvalidResponseException(
            $"The response to {operation.Name} is larger than the {maxBytes} bytes that MaxResponseBytes allows.",
            new ApiResponse(response.StatusCode, headers));
    }
}
