using System.Text;
using Sessions.Core;
using Sessions.Portal;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class StreamingTests
{
    private const string EventStream = "text/event-stream";
    private const int Limit = 100_000;

    [Test]
    public async Task Each_event_is_a_value_and_empty_ones_are_passed_over()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Text(": hello\n\ndata: {\"id\":\"1\"}\n\ndata:\n\nevent: x\ndata: {\"id\":\ndata: \"2\"}\n\n", EventStream));

        Assert.That((await ReadAsync(handler)).Select(session => session.Id), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_document_is_the_one_value()
    {
        Assert.That((await ReadAsync(new ScriptedHandler(ScriptedHandler.Json("{\"id\":\"1\"}")))).Single().Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task A_stream_may_be_longer_than_the_limit_of_a_response()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Text(string.Concat(Enumerable.Repeat("data: {\"id\":\"some-session\"}\n\n", 20_000)), EventStream));

        Assert.That(await ReadAsync(handler), Has.Count.EqualTo(20_000));
    }

    [TestCase(": beat\n", false)]
    [TestCase(": beat\n\n", false)]
    [TestCase(": beat\r\n", false)]
    [TestCase(":\r\n\r\n", false)]
    [TestCase(": beat\r", false)]
    [TestCase("\n", false)]
    [TestCase("event: ping\n\n", false)]
    [TestCase("id: 7\r\n\r\n", false)]
    [TestCase("retry: 1000\r\r", false)]
    [TestCase("data:\n\n", false)]
    [TestCase(": beat\n", true)]
    [TestCase(": beat\r\n\r\n", true)]
    [TestCase("id: 7\r\n\r\n", true)]
    public async Task Heartbeats_do_not_add_up_to_an_event(string heartbeat, bool byteByByte)
    {
        var beats = string.Concat(Enumerable.Repeat(heartbeat, 3 * Limit / heartbeat.Length));
        var bytes = Encoding.ASCII.GetBytes(beats + "\ndata: {\"id\":\"1\"}\n\n");
        Stream body = byteByByte ? new SmallReadsStream(bytes) : new MemoryStream(bytes);
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(body, EventStream)));

        Assert.That((await ReadAsync(handler)).Single().Id, Is.EqualTo("1"));
    }

    [TestCase("data: \"", "x")]
    [TestCase("", "data: x\n")]
    [TestCase(": ", "x")]
    [TestCase("", "id: x\r")]
    public async Task An_event_may_not_be_longer_than_the_limit_of_a_response(string start, string part)
    {
        var stream = new EndlessStream(Encoding.ASCII.GetBytes(start), Encoding.ASCII.GetBytes(part));
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(stream, EventStream)));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => ReadAsync(handler));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.Message, Is.EqualTo($"An event of SubscribeToSession is larger than the {Limit} bytes that MaxResponseBytes allows."));
            Assert.That((exception.Operation, exception.Attempts), Is.EqualTo(("SubscribeToSession", 1)));
            Assert.That(stream.BytesRead, Is.LessThan(4 * Limit));
        });
    }

    [Test]
    public async Task An_event_that_is_not_JSON_is_an_exception_of_its_own()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Text("data: {\"id\":\n\n", EventStream));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => ReadAsync(handler));

        Assert.That(
            (exception!.Message, exception.Operation, exception.Attempts, exception.ResponseBody),
            Is.EqualTo(("An event of SubscribeToSession does not hold the JSON that it should.", "SubscribeToSession", 1, "{\"id\":")));
    }

    [Test]
    public async Task A_document_has_to_arrive_within_the_timeout()
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(new HangingStream(), "application/json")));

        var exception = await Assert.ThrowsAsync<SessionsTimeoutException>(() => ReadAsync(handler, options => options.Timeout = TimeSpan.FromMilliseconds(100)));

        Assert.That((exception!.Operation, exception.Attempts), Is.EqualTo(("SubscribeToSession", 1)));
    }

    [Test]
    public async Task A_stream_of_events_may_be_silent_for_longer_than_the_timeout_until_the_caller_ends_it()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(new HangingStream(), EventStream)));

        var exception = await Assert.CatchAsync<OperationCanceledException>(
            () => ReadAsync(handler, options => options.Timeout = TimeSpan.FromMilliseconds(50), cancellation.Token));

        Assert.That((exception!.CancellationToken, exception.Message), Is.EqualTo((cancellation.Token, "SubscribeToSession was cancelled.")));
    }

    [TestCase(EventStream, "data: {\"id\":\"1\"}\n\n")]
    [TestCase("application/json", "{\"id\":\"1\"}")]
    public async Task A_stream_is_closed_after_it_was_read(string mediaType, string text)
    {
        var body = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await ReadAsync(new ScriptedHandler((_, _) => Task.FromResult(Response(body, mediaType))));

        Assert.That(body.CanRead, Is.False);
    }

    [TestCase(EventStream)]
    [TestCase("application/json")]
    public async Task A_stream_that_breaks_is_a_connection_that_broke(string mediaType)
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Status(System.Net.HttpStatusCode.TooManyRequests),
            (_, _) => Task.FromResult(Response(new BreakingStream(new IOException("The connection broke.")), mediaType)));

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(
            () => ReadAsync(handler, options => options.Retry = new RetryOptions { BaseDelay = TimeSpan.Zero }));

        Assert.That(
            (exception!.Operation, exception.Attempts, exception.RequestMayHaveArrived), Is.EqualTo(("SubscribeToSession", 2, true)));
    }

    [Test]
    public async Task A_stream_of_events_that_breaks_says_so()
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(new BreakingStream(new IOException("The connection broke.")), EventStream)));

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(() => ReadAsync(handler));

        Assert.That(exception!.Message, Is.EqualTo("The connection broke during SubscribeToSession before its stream had ended."));
    }

    [Test]
    public async Task A_stream_that_fails_in_another_way_leaves_as_a_documented_exception_with_its_cause()
    {
        var failure = new NotSupportedException();
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(new BreakingStream(failure), EventStream)));

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(() => ReadAsync(handler));

        Assert.That((exception!.InnerException, exception.Operation), Is.EqualTo((failure, "SubscribeToSession")));
    }

    [Test]
    public async Task A_stream_that_is_refused_is_an_error_of_the_server()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(System.Net.HttpStatusCode.NotFound));

        var exception = await Assert.ThrowsAsync<SessionsNotFoundException>(() => ReadAsync(handler));

        Assert.That((exception!.Operation, exception.Attempts), Is.EqualTo(("SubscribeToSession", 1)));
    }

    [Test]
    public async Task A_stream_that_can_not_be_opened_is_a_connection_that_failed()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ConnectionError)));

        var exception = await Assert.ThrowsAsync<SessionsConnectionException>(() => ReadAsync(handler, options => options.Retry.MaxRetries = 0));

        Assert.That(exception!.RequestMayHaveArrived, Is.False);
    }

    [TestCase("TEXT/Event-Stream; charset=utf-8")]
    public async Task A_stream_of_events_is_known_by_its_media_type_whatever_its_case(string mediaType)
    {
        var handler = new ScriptedHandler((_, _) =>
        {
            var response = Response(new MemoryStream("data: {\"id\":\"1\"}\n\n"u8.ToArray()), EventStream);
            response.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType);
            return Task.FromResult(response);
        });

        Assert.That((await ReadAsync(handler)).Single().Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task An_event_has_to_hold_all_of_its_members_in_strict_mode()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Text("data: {}\n\n", EventStream));

        await Assert.ThrowsAsync<InvalidResponseException>(() => ReadAsync(handler, options => options.StrictResponses = true));
    }

    [TestCase(EventStream, "The stream of SubscribeToSession can't be decompressed.")]
    [TestCase("application/json", "The response to SubscribeToSession can't be decompressed.")]
    public async Task A_stream_that_is_not_compressed_as_it_says_is_invalid(string mediaType, string message)
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(Response(new BreakingStream(new InvalidDataException()), mediaType)));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => ReadAsync(handler));

        Assert.That(exception!.Message, Is.EqualTo(message));
    }

    private static async Task<List<Session>> ReadAsync(
        ScriptedHandler handler, Action<PortalSessionsOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var client = Clients.Portal(handler, options =>
        {
            options.MaxResponseBytes = Limit;
            configure?.Invoke(options);
        });
        var sessions = new List<Session>();
        await foreach (var session in client.SubscribeToSessionAsync("s", cancellationToken))
        {
            sessions.Add(session);
        }

        return sessions;
    }

    private static HttpResponseMessage Response(Stream body, string mediaType)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new(mediaType);
        return new HttpResponseMessage { Content = content };
    }

    private sealed class EndlessStream(byte[] start, byte[] part) : AsynchronousStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            for (var index = 0; index < buffer.Length; index++, BytesRead++)
            {
                buffer.Span[index] = BytesRead < start.Length ? start[BytesRead] : part[(BytesRead - start.Length) % part.Length];
            }

            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class SmallReadsStream(byte[] content) : AsynchronousStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromResult(Read(buffer.Span[..1]));
        }
    }

    private sealed class HangingStream : AsynchronousStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private sealed class BreakingStream(Exception exception) : AsynchronousStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromException<int>(exception);
        }
    }
}
