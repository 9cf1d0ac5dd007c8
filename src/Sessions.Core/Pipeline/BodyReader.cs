using System.Buffers;

namespace Sessions.Core;

/// <summary>
/// Reads a body asynchronously into a pooled buffer, up to a limit that counts after decompression.
/// </summary>
internal static class BodyReader
{
    private const int FirstBuffer = 16 * 1024;

    internal static async Task<BufferedResponse> ReadAsync(
        SessionsOperation operation, HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken)
    {
        var headers = ResponseHeaders.Of(response);
        var expected = response.Content?.Headers.ContentLength ?? 0;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(expected + 1, FirstBuffer), Math.Min(maxBytes + 1, 1024 * 1024)));
        var length = 0;
        try
        {
            if (response.Content is not null)
            {
                using var stream = await OpenAsync(response.Content, cancellationToken).ConfigureAwait(false);
                int read;
                while ((read = await ReadAsync(stream, buffer, length, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    length += read;
                    if (length > maxBytes)
                    {
                        throw TooLarge(operation, response, headers, maxBytes);
                    }

                    if (length == buffer.Length)
                    {
                        buffer = Grow(buffer, length);
                    }
                }
            }

            return new BufferedResponse(operation, response.StatusCode, headers, buffer, length);
        }
        catch (InvalidDataException exception)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw new InvalidResponseException(
                $"The response to {operation.Name} can't be decompressed.", new ApiResponse(response.StatusCode, headers), innerException: exception);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
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

    private static ValueTask<int> ReadAsync(Stream stream, byte[] buffer, int offset, CancellationToken cancellationToken)
    {
#if NET
        return stream.ReadAsync(buffer.AsMemory(offset), cancellationToken);
#else
        return new ValueTask<int>(stream.ReadAsync(buffer, offset, buffer.Length - offset, cancellationToken));
#endif
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
        Array.Copy(buffer, larger, length);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static InvalidResponseException TooLarge(
        SessionsOperation operation, HttpResponseMessage response, ResponseHeaders headers, long maxBytes)
    {
        return new InvalidResponseException(
            $"The response to {operation.Name} is larger than the {maxBytes} bytes that MaxResponseBytes allows.",
            new ApiResponse(response.StatusCode, headers));
    }
}
