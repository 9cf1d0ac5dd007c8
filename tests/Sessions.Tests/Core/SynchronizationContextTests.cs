using System.Net;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;

namespace Sessions.Tests;

/// <summary>
/// An application with a thread of its own for its user interface may block on a call or be busy: no part of a call may need that thread.
/// Each test waits in one place, since only the first wait of a call begins on the thread of the caller.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SynchronizationContextTests
{
    private const string Json = "application/json";
    private const string EventStream = "text/event-stream";

    [Test]
    public async Task A_call_that_waits_for_the_key_does_not_need_the_thread_of_the_caller()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")), options => (options.ApiKey, options.CredentialProvider) = (null, SlowKey));

        Assert.That(await PostsDuring(() => client.GetSessionAsync("s")), Is.Zero);
    }

    [Test]
    public async Task A_call_that_waits_for_the_answer_does_not_need_the_thread_of_the_caller()
    {
        Assert.That(await PostsDuring(() => Clients.Orq(SlowAnswer(HttpStatusCode.OK)).GetSessionAsync("s")), Is.Zero);
    }

    [Test]
    public async Task A_call_without_a_result_does_not_need_the_thread_of_the_caller()
    {
        Assert.That(await PostsDuring(() => Clients.Orq(SlowAnswer(HttpStatusCode.NoContent)).DeleteSessionAsync("s")), Is.Zero);
    }

    [TestCase(HttpStatusCode.OK)]
    [TestCase(HttpStatusCode.BadRequest)]
    public async Task A_call_that_waits_for_the_body_does_not_need_the_thread_of_the_caller(HttpStatusCode status)
    {
        var client = Clients.Orq(new SlowBody(status, Json, "{}"));

        Assert.That(await PostsDuring(() => ResultOf(client.GetSessionAsync("s"))), Is.Zero);
    }

    [Test]
    public async Task A_call_that_waits_for_a_retry_does_not_need_the_thread_of_the_caller()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.BadGateway), ScriptedHandler.Json("{}"));
        var client = Clients.Orq(handler, options => options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1));

        Assert.That(await PostsDuring(() => client.GetSessionAsync("s")), Is.Zero);
    }

    [TestCase(Json, "{\"id\":\"1\"}")]
    [TestCase(EventStream, "data: {\"id\":\"1\"}\n\n")]
    public async Task A_stream_that_waits_does_not_need_the_thread_of_the_caller(string mediaType, string body)
    {
        var client = Clients.Portal(new SlowBody(HttpStatusCode.OK, mediaType, body));

        Assert.That(await PostsDuring(() => ReadAsync(client)), Is.Zero);
    }

    [Test]
    public async Task A_listing_that_waits_for_a_page_does_not_need_the_thread_of_the_caller()
    {
        var client = Clients.Humanloop(SlowAnswer(HttpStatusCode.OK, """{"records":[{"id":"a"}],"page":1,"size":1,"total":1}"""));

        Assert.That(
            await PostsDuring(async () =>
            {
                await foreach (var session in client.ListAllSessionsAsync("pr_1").ConfigureAwait(false))
                {
                    Assert.That(session.Id, Is.EqualTo("a"));
                }
            }),
            Is.Zero);
    }

    [Test]
    public async Task An_upload_that_waits_for_its_stream_does_not_need_the_thread_of_the_caller()
    {
        using var stream = new SlowStream([1, 2, 3]);
        using var handler = new SendingHandler();
        var pipeline = SessionsPipeline.Create(handler, Clients.Options<OrqSessionsOptions>());
        var request = PreSignedUpload.Request(
            PreSignedUpload.Operation("Upload"), "https://storage.test/p", FileUpload.FromStream(stream, "p.bin"), progress: null);

        Assert.That(await PostsDuring(() => pipeline.SendAsync(request, CancellationToken.None)), Is.Zero);
    }

    private static async Task<int> PostsDuring(Func<Task> call)
    {
        var context = new CountingContext();
        await Task.Run(async () =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            var pending = call();
            SynchronizationContext.SetSynchronizationContext(null);
            await pending;
        });
        return context.Posts;
    }

    private static async Task ResultOf(Task call)
    {
        await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task ReadAsync(PortalSessionsClient client)
    {
        await foreach (var session in client.SubscribeToSessionAsync("s").ConfigureAwait(false))
        {
            Assert.That(session.Id, Is.EqualTo("1"));
        }
    }

    private static async ValueTask<string?> SlowKey(CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        return "k";
    }

    private static SlowHandler SlowAnswer(HttpStatusCode status, string body = "{}")
    {
        return new SlowHandler(new HttpResponseMessage(status) { Content = new StringContent(body) });
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => _posts;

        public override void Post(SendOrPostCallback callback, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(callback, state);
        }
    }

    private sealed class SlowHandler(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return response;
        }
    }

    private sealed class SendingHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }

    private sealed class SlowBody(HttpStatusCode status, string mediaType, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new SlowStream(System.Text.Encoding.UTF8.GetBytes(body)));
            content.Headers.ContentType = new(mediaType);
            return Task.FromResult(new HttpResponseMessage(status) { Content = content });
        }
    }

    private sealed class SlowStream(byte[] content) : AsynchronousStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return Read(buffer.Span);
        }
    }
}
