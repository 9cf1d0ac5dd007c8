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
    private readonly Call _call;
    private readonly HttpResponseMessage _response;
    private readonly ResolvedOptions _options;

    internal StreamingResponse(Call call, HttpResponseMessage response, ResolvedOptions options)
    {
        _call = call;
        _response = response;
        _options = options;
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
    /// <remarks>
    /// A document is read within the timeout of an attempt. A stream of events may last for ever; each event is read within the size limit
    /// of a response. Comments, which servers send to keep a connection open, count for no event.
    /// </remarks>
    /// <exception cref="SessionsConnectionException">The connection broke before the body had ended.</exception>
    /// <exception cref="SessionsTimeoutException">The document did not arrive in time.</exception>
    /// <exception cref="InvalidResponseException">A value can't be read.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class, new()
    {
        if (!IsEventStream)
        {
            if (await ReadDocumentAsync<T>(cancellationToken).ConfigureAwait(false) is { } document)
            {
                yield return document;
            }

            yield break;
        }

        using var body = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using var stream = new EventSizeLimit(body, _options.MaxResponseBytes);
        var events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await MoveNextAsync(events, cancellationToken).ConfigureAwait(false))
            {
                if (events.Current.Data.Length > 0)
                {
                    yield return ParseEvent<T>(events.Current.Data, cancellationToken);
                }
            }
        }
    }

    private async Task<T?> ReadDocumentAsync<T>(CancellationToken cancellationToken)
        where T : class, new()
    {
        using var deadline = Deadline.Start(_call, _options.TimeoutSources, cancellationToken);
        try
        {
            using var buffered = await BodyReader.ReadAsync(_call.Operation, _response, _options.MaxResponseBytes, deadline.Token).ConfigureAwait(false);
            return ResponseParser.Parse<T?>(buffered, new JsonReadOptions(_options.StrictResponses, _options.MaxResponseNodes, deadline.Token));
        }
        catch (Exception exception)
        {
            throw Described(deadline.Documented(exception) ?? exception);
        }
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BodyReader.OpenAsync(_response.Content!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ObjectDisposedException)
        {
            throw Described(Translated(exception, cancellationToken));
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SseItem<string>> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Described(Translated(exception, cancellationToken));
        }
    }

    private Exception Translated(Exception exception, CancellationToken cancellationToken)
    {
        var operation = _call.Operation.Name;
        return exception switch
        {
            _ when cancellationToken.IsCancellationRequested =>
                new OperationCanceledException($"{operation} was cancelled.", exception, cancellationToken),
            EventTooLargeException => InvalidStream($"An event of {operation} is larger than the {_options.MaxResponseBytes} bytes that MaxResponseBytes allows."),
            _ when BodyReader.IsCorrupt(exception) => InvalidStream($"The stream of {operation} can't be decompressed."),
            _ when ConnectionFailure.IsOfTransport(exception) =>
                new SessionsConnectionException($"The connection broke during {operation} before its stream had ended.", true, ConnectionFailure.WithoutResponseText(exception)),
            _ => ConnectionFailure.Of(exception, operation),
        };
    }

    private T ParseEvent<T>(string data, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return SessionsJson.Read<T>(data, new JsonReadOptions(_options.StrictResponses, _options.MaxResponseNodes, cancellationToken)) ?? throw InvalidEvent(data);
        }
        catch (TooManyNodesException)
        {
            throw Described(InvalidStream(
                $"An event of {_call.Operation.Name} holds more values than the {_options.MaxResponseNodes} that {nameof(SessionsClientOptions.MaxResponseNodes)} allows."));
        }
        catch (JsonException)
        {
            throw InvalidEvent(data);
        }
    }

    private Exception InvalidEvent(string data)
    {
        return Described(InvalidStream($"An event of {_call.Operation.Name} does not hold the JSON that it should.", data));
    }

    private InvalidResponseException InvalidStream(string message, string? data = null)
    {
        return new InvalidResponseException(message, new ApiResponse(StatusCode, Headers), data);
    }

    // Reading begins after the retries have ended, so nothing else tells these exceptions what the call was.
    private Exception Described(Exception exception)
    {
        if (exception is SessionsException described)
        {
            _call.Describe(described);
        }

        return exception;
    }
}
