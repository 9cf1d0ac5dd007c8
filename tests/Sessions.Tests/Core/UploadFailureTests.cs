using System.Net;
using NUnit.Framework.Constraints;
using Sessions.Core;
using Sessions.Portal;

namespace Sessions.Tests;

/// <summary>
/// What goes wrong with a file or stream of the user's is told as that, in forms and in uploads to pre-signed addresses, over a handler and over a
/// connection.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class UploadFailureTests
{
    private static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Stored = ScriptedHandler.Json("{}");

    private static IEnumerable<TestCaseData> Ways => [new TestCaseData(Way.Form).SetArgDisplayNames("form"), new TestCaseData(Way.PreSigned).SetArgDisplayNames("pre-signed")];

    private static IEnumerable<TestCaseData> Failures =>
        from way in new[] { Way.Form, Way.PreSigned }
        from failure in new Exception[] { new IOException("It broke."), new InvalidOperationException(), new ObjectDisposedException("stream"), new OperationCanceledException() }
        select new TestCaseData(way, failure).SetArgDisplayNames(way.ToString(), failure.GetType().Name);

    [TestCaseSource(nameof(Ways))]
    public async Task A_file_that_is_gone_is_told_as_that(Way way)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, "content");
        var file = FileUpload.FromFile(path);
        File.Delete(path);
        var handler = new ScriptedHandler(Stored);

        var exception = await FailureOf(() => SendAsync(way, handler, file));

        Assert.That((exception.InnerException, handler.Requests.Count), Is.TypeOf<(Exception, int)>().And.Matches<(Exception, int)>(
            pair => pair is { Item1: FileNotFoundException, Item2: 0 }));
        Assert.That(exception.Message, Is.EqualTo(
            "The file or stream to be sent could not be opened (FileNotFoundException); nothing was sent. See the inner exception."));
    }

    [TestCaseSource(nameof(Failures))]
    public async Task A_stream_that_fails_is_told_as_that_and_not_as_a_connection(Way way, Exception failure)
    {
        await using var server = await LoopbackServer.StartAsync(HangUntilTheClientHasGone);
        using var stream = new FailingStream(failure);

        var exception = await FailureOf(() => SendAsync(way, server, FileUpload.FromStream(stream, "f.bin")));

        Assert.That(exception.InnerException, Is.SameAs(failure));
        Assert.That(exception.Message, Is.EqualTo(
            $"The file or stream to be sent could not be read ({failure.GetType().Name}), so the request was broken off. See the inner exception."));
        Assert.That(exception.Attempts, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_file_that_is_cut_short_while_it_is_sent_fails(Way way)
    {
        await using var server = await LoopbackServer.StartAsync(HangUntilTheClientHasGone);
        using var stream = new ShrinkingStream(new byte[1000]);

        var exception = await FailureOf(() => SendAsync(way, server, FileUpload.FromStream(stream, "f.bin")));

        Assert.That(exception.Message, Is.EqualTo(
            "The file or stream to be sent ended after 500 of its 1000 bytes, so the request was broken off; send it while nothing changes it."));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_file_that_grows_while_it_is_sent_is_sent_as_it_was(Way way)
    {
        var handler = new ScriptedHandler(Stored);
        using var stream = new GrowingStream("content", "more");

        await SendAsync(way, handler, FileUpload.FromStream(stream, "f.bin"));

        Assert.That(handler.Request.Body, Does.Contain("content").And.Not.Contains("more"));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_stream_that_can_not_seek_is_refused_the_second_time(Way way)
    {
        var handler = new ScriptedHandler(Stored);
        using var stream = new ForwardOnlyStream("content"u8.ToArray());
        var file = FileUpload.FromStream(stream, "f.bin");
        await SendAsync(way, handler, file);

        var again = await FailureOf(() => SendAsync(way, handler, file));
        var asAnother = await FailureOf(() => SendAsync(way, handler, FileUpload.FromStream(stream, "g.bin")));

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
        Assert.That((again.Message, asAnother.Message), Is.EqualTo((Spent, Spent)));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_stream_that_can_not_seek_is_not_sent_empty_by_a_handler_that_sends_twice(Way way)
    {
        using var stream = new ForwardOnlyStream("content"u8.ToArray());
        var handler = new TwiceSendingHandler();

        var exception = await FailureOf(() => SendAsync(way, handler, FileUpload.FromStream(stream, "f.bin")));

        Assert.That((exception.Message, handler.Sent), Is.EqualTo((Spent, 1)));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_stream_that_was_not_read_can_still_be_sent(Way way)
    {
        using var stream = new ForwardOnlyStream("content"u8.ToArray());
        var file = FileUpload.FromStream(stream, "f.bin");
        await Assert.ThrowsAsync<SessionsConnectionException>(() => SendAsync(way, new RefusingHandler(), file));
        var handler = new ScriptedHandler(Stored);

        await SendAsync(way, handler, file);

        Assert.That(handler.Request.Body, Does.Contain("content"));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_timeout_ends_an_upload_whose_stream_ignores_its_token(Way way)
    {
        var time = new ManualTimeProvider();
        await using var server = await LoopbackServer.StartAsync(HangUntilTheClientHasGone);
        using var stream = new StuckStream();
        var call = SendAsync(way, server, FileUpload.FromStream(stream, "f.bin"), time);
        await stream.IsRead;

        time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<SessionsTimeoutException>(() => call);
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Cancelling_ends_an_upload_whose_stream_ignores_its_token(Way way)
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(HangUntilTheClientHasGone);
        using var stream = new StuckStream();
        var call = SendAsync(way, server, FileUpload.FromStream(stream, "f.bin"), cancellationToken: cancellation.Token);
        await stream.IsRead;

        await cancellation.CancelAsync();

        Assert.That((await Assert.ThrowsAsync<OperationCanceledException>(() => call))!.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_stream_is_not_read_by_two_calls_at_once(Way way)
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new ScriptedHandler(Stored);
        using var stream = new StuckStream();
        var file = FileUpload.FromStream(stream, "f.bin");
        var first = SendAsync(way, handler, file, cancellationToken: cancellation.Token);
        await stream.IsRead;

        var second = await FailureOf(() => SendAsync(way, handler, file));
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => first);
        var afterTheFirst = await FailureOf(() => SendAsync(way, handler, file));
        stream.Free();

        Assert.That((second.Message, afterTheFirst.Message, file.CanReplay), Is.EqualTo((Taken, Taken, true)));
    }

    private const string Spent = "The stream to be sent was sent before and can't be rewound, so nothing is left of it; pass a new stream.";

    private const string Taken = "The stream to be sent is still read by another call or by an earlier attempt; give each call a stream of its own.";

    private static Task SendAsync(Way way, HttpMessageHandler handler, FileUpload file, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        return SendAsync(way, Clients.Pipeline(handler, options => Configure(options, time)), new Uri("https://storage.test"), file, cancellationToken);
    }

    private static Task SendAsync(Way way, LoopbackServer server, FileUpload file, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var options = new Orq.OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address };
        Configure(options, time);
        return SendAsync(way, SessionsPipeline.Create(options), server.Address, file, cancellationToken);
    }

    private static void Configure(SessionsClientOptions options, TimeProvider? time)
    {
        (options.TimeProvider, options.Timeout, options.Retry.BaseDelay) = (time ?? TimeProvider.System, TimeSpan.FromSeconds(5), TimeSpan.Zero);
        options.Retry.MaxRetries = time is null ? 3 : 0;
    }

    private static Task SendAsync(Way way, SessionsPipeline pipeline, Uri address, FileUpload file, CancellationToken cancellationToken)
    {
        if (way == Way.PreSigned)
        {
            var upload = PreSignedUpload.Request(PreSignedUpload.Operation("Upload"), new Uri(address, "p").AbsoluteUri, file, progress: null);
            return pipeline.SendAsync(upload, cancellationToken);
        }

        var form = new MultipartBody();
        form.AddFile("file", file);
        var request = new SessionsRequest(new SessionsOperation("Upload", HttpMethod.Post, "/p", CredentialRequirement.None) { IsRetrySafe = true }) { Body = form };
        request.AddPath("/p");
        return pipeline.SendAsync(request, cancellationToken);
    }

    private static async Task<SessionsException> FailureOf(Func<Task> send)
    {
        var exception = await Assert.CatchAsync<SessionsException>(send);
        Assert.That(exception, Is.Not.InstanceOf<SessionsConnectionException>());
        return exception!;
    }

    private static async Task HangUntilTheClientHasGone(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }

    internal enum Way
    {
        Form,
        PreSigned,
    }

    private sealed class FailingStream(Exception exception) : AsynchronousStream(new byte[1000])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            throw exception;
        }
    }

    private sealed class ShrinkingStream(byte[] content) : AsynchronousStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromResult(Position < 500 ? Read(buffer.Span[..(int)Math.Min(buffer.Length, 500 - Position)]) : 0);
        }
    }

    private sealed class GrowingStream(string content, string more) : MemoryStream(System.Text.Encoding.ASCII.GetBytes(content + more))
    {
        public override long Length => content.Length;
    }

    private sealed class StuckStream : AsynchronousStream
    {
        private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<int> _end = new();

        public Task IsRead => _isRead.Task;

        public override long Length => 1000;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _isRead.TrySetResult();
            return new ValueTask<int>(_end.Task);
        }

        public void Free() => _end.TrySetResult(0);
    }

    private sealed class RefusingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            return Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.ConnectionError));
        }
    }

    private sealed class TwiceSendingHandler : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            Sent++;
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
            Sent++;
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
