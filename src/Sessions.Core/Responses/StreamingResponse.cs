using System.ComponentModel;
using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// A success whose body is read while it arrives: as server-sent events, or as one JSON document.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class StreamingResponse : IDisposable
{
    private readonly SessionsOperation _operation;
    private readonly HttpResponseMessage _response;
    private readonly long _maxBytes;
    private readonly bool _strict;

    internal StreamingResponse(SessionsOperation operation, HttpResponseMessage response, long maxBytes, bool strict)
    {
        _operation = operation;
        _response = response;
        _maxBytes = maxBytes;
        _strict = strict;
        Headers = ResponseHeaders.Of(response);
    }

    /// <summary>
    /// The HTTP status, one of 200 to 299.
    /// </summary>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <summary>
    /// The headers of the response and of its content.
    /// </summary>
    public ResponseHeaders Headers { get; }

    /// <summary>
    /// Whether the body is a stream of server-sent events.
    /// </summary>
    public bool IsEventStream =>
        string.Equals(_response.Content?.Headers.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Closes the connection.
    /// </summary>
    public void Dispose()
    {
        _response.Dispose();
    }

    /// <summary>
    /// The values in the body: one for each event that carries data, or the one document.
    /// </summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    /// <returns>The values, each as soon as it is there.</returns>
    /// <exception cref="SessionsConnectionException">The connection broke before the body had ended.</exception>
    /// <exception cref="InvalidResponseException">A value can't be read.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class, new()
    {
        if (!IsEventStream)
        {
            yield return await ReadDocumentAsync<T>(cancellationToken).ConfigureAwait(false);
            yield break;
        }

        using var stream = await BodyReader.OpenAsync(_response.Content!, cancellationToken).ConfigureAwait(false);
        var events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await MoveNextAsync(events, cancellationToken).ConfigureAwait(false))
            {
                if (events.Current.Data.Length > 0)
                {
                    yield return ParseEvent<T>(events.Current.Data);
                }
            }
        }
    }

    private async Task<T> ReadDocumentAsync<T>(CancellationToken cancellationToken)
        where T : class, new()
    {
        try
        {
            using var buffered = await BodyReader.ReadAsync(_operation, _response, _maxBytes, cancellationToken).ConfigureAwait(false);
            return ResponseParser.Parse<T>(buffered, _strict);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Broken(exception, cancellationToken);
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SseItem<string>> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Broken(exception, cancellationToken);
        }
    }

    private T ParseEvent<T>(string data)
        where T : class
    {
        try
        {
            using var text = new StringReader(data);
            return SessionsJson.Read<T>(text, _strict) ?? throw InvalidEvent(data);
        }
        catch (JsonException)
        {
            throw InvalidEvent(data);
        }
    }

    private InvalidResponseException InvalidEvent(string data)
    {
        return new InvalidResponseException(
            $"An event of {_operation.Name} does not hold the JSON that it should.",
            new ApiResponse(StatusCode, Headers),
            data)
        {
            Operation = _operation.Name,
        };
    }

    private Exception Broken(Exception exception, CancellationToken cancellationToken)
    {
        return cancellationToken.IsCancellationRequested
            ? new OperationCanceledException($"{_operation.Name} was cancelled.", exception, cancellationToken)
            : new SessionsConnectionException($"The connection broke during {_operation.Name} before its stream had ended.", true, exception)
            {
                Operation = _operation.Name,
                Attempts = 1,
            };
    }
}
