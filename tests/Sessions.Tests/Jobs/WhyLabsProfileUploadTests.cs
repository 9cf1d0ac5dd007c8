using System.Net;
using Sessions.Core;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests;

internal sealed class WhyLabsProfileUploadTests
{
    private static readonly byte[] Content = [1, 2, 3];

    [TestCase(HttpStatusCode.Found, "redirects are not followed, since the address is signed for its own server; start a new upload.")]
    [TestCase(HttpStatusCode.BadRequest, "it refused the upload, perhaps because its address has expired; start a new upload")]
    [TestCase(HttpStatusCode.Unauthorized, "the upload address has expired, has been used or was refused; start a new upload, which gets a fresh address.")]
    [TestCase(HttpStatusCode.Forbidden, "the upload address has expired, has been used or was refused; start a new upload, which gets a fresh address.")]
    [TestCase(HttpStatusCode.NotFound, "the upload address leads nowhere, or no longer; start a new upload, which gets a fresh address.")]
    [TestCase(HttpStatusCode.Conflict, "there is an upload at this address already; start a new upload, which gets a fresh address.")]
    [TestCase(HttpStatusCode.RequestEntityTooLarge, "the request was too large.")]
    public async Task A_storage_that_refuses_is_told_in_words_of_its_address_and_not_of_keys(HttpStatusCode status, string advice)
    {
        var client = Clients.WhyLabs(new ScriptedHandler(Uploads.Created, ScriptedHandler.Status(status)));

        var exception = await Assert.CatchAsync<SessionsApiException>(
            () => client.UploadDatasetProfileAsync("session-1", FileUpload.FromBytes([1], "profile.bin")));

        Assert.That(exception!.Message, Does.StartWith($"The storage of WhyLabs answered UploadProfile with status {(int)status}: {advice}"));
        Assert.That(exception.Message, Does.Not.Contain("key"));
    }

    [Test]
    public async Task A_key_that_is_refused_is_told_in_words_of_keys()
    {
        var client = Clients.WhyLabs(new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.Forbidden)));

        var exception = await Assert.ThrowsAsync<SessionsForbiddenException>(
            () => client.UploadDatasetProfileAsync("session-1", FileUpload.FromBytes([1], "profile.bin")));

        Assert.That(exception!.Message, Does.EndWith("the credential is missing or does not allow this; check the key and its rights."));
    }

    [Test]
    public async Task A_profile_is_put_to_its_address_as_plain_bytes()
    {
        var handler = new ScriptedHandler(Uploads.Created, Uploads.Stored);

        var uploaded = await Clients.WhyLabs(handler).UploadDatasetProfileAsync("session-1", Profile());

        var put = handler.Requests[1];
        Assert.That((put.Method, put.Address.OriginalString), Is.EqualTo(("PUT", Uploads.Address)));
        Assert.That(put.Bytes, Is.EqualTo(Content));
        Assert.That((uploaded.Id, uploaded.ObservatoryUrl), Is.EqualTo(("log-1", "https://hub.test/1")));
    }

    [TestCase("X-API-Key")]
    [TestCase("X-Mine")]
    [TestCase("Content-Type")]
    public async Task Neither_the_key_nor_headers_of_the_caller_reach_the_storage(string header)
    {
        var handler = new ScriptedHandler(Uploads.Created, Uploads.Stored);
        var client = Clients.WhyLabs(handler).WithOptions(new RequestOptions { Headers = { ["X-Mine"] = "1" } });

        await client.UploadDatasetProfileAsync("session-1", Profile());

        Assert.That(handler.Requests[1].Header(header), Is.Null);
        Assert.That(handler.Requests[0].Header(header), Is.Not.Null);
    }

    [Test]
    public async Task A_signed_address_is_requested_in_the_characters_that_were_signed()
    {
        var handler = new ScriptedHandler(Uploads.CreatedAt("https://storage.test/a%7Eb/./c?X-Amz-Signature=a%2Fb%7E"), Uploads.Stored);

        await Clients.WhyLabs(handler).UploadDatasetProfileAsync("session-1", Profile());

        Assert.That(handler.Requests[1].Address.PathAndQuery, Is.EqualTo(LibraryFramework.Choose(
            "/a%7Eb/./c?X-Amz-Signature=a%2Fb%7E",
            netStandard: "/a~b/c?X-Amz-Signature=a%2Fb~")));
    }

    [Test]
    public async Task An_upload_without_a_request_is_of_the_present_time()
    {
        var time = new ManualTimeProvider();
        var handler = new ScriptedHandler(Uploads.Created, Uploads.Stored);

        await Clients.WhyLabs(handler, options => options.TimeProvider = time).UploadDatasetProfileAsync("session-1", Profile());

        Assert.That(handler.Requests[0].Body, Is.EqualTo($$"""{"datasetTimestamp":{{time.GetUtcNow().ToUnixTimeMilliseconds()}},"segmentTags":[]}"""));
    }

    [TestCase(HttpStatusCode.Created)]
    [TestCase(HttpStatusCode.NoContent)]
    public async Task Any_status_of_success_is_one(HttpStatusCode status)
    {
        var handler = new ScriptedHandler(Uploads.Created, ScriptedHandler.Status(status));

        Assert.That(await Clients.WhyLabs(handler).UploadReferenceProfileAsync("session-1", Profile()), Has.Property("Id").EqualTo("log-1"));
    }

    [Test]
    public async Task Progress_counts_the_bytes_of_the_current_attempt()
    {
        var progress = new Uploads.Progress();
        var handler = new ScriptedHandler(Uploads.Created, ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable), Uploads.Stored);
        var profile = FileUpload.FromBytes(new byte[100_000], "profile.bin");

        await Clients.WhyLabs(handler, RetryAtOnce).UploadDatasetProfileAsync("session-1", profile, progress: progress);

        Assert.That(progress.Values, Is.EqualTo(new long[] { 100_000, 100_000 }).Or.EqualTo(new long[] { 81_920, 100_000, 81_920, 100_000 }));
    }

    [Test]
    public async Task A_failed_attempt_is_repeated_with_the_same_bytes()
    {
        var handler = new ScriptedHandler(
            Uploads.Created, ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ResponseEnded)), Uploads.Stored);
        using var stream = new MemoryStream([9, .. Content]) { Position = 1 };

        await Clients.WhyLabs(handler, RetryAtOnce).UploadReferenceProfileAsync("session-1", FileUpload.FromStream(stream, "profile.bin"));

        Assert.That(handler.Requests.Skip(1).Select(request => request.Bytes), Is.EqualTo(new[] { Content, Content }));
    }

    [Test]
    public async Task A_stream_that_cannot_be_rewound_is_sent_once()
    {
        var handler = new ScriptedHandler(Uploads.Created, ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable), Uploads.Stored);
        using var stream = new ForwardOnlyStream(Content);

        var exception = await Assert.ThrowsAsync<SessionsServerException>(() => Clients.WhyLabs(handler, RetryAtOnce)
            .UploadDatasetProfileAsync("session-1", FileUpload.FromStream(stream, "profile.bin")));

        Assert.That((exception!.Attempts, handler.Requests.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_profile_is_read_no_faster_than_the_connection_takes_it()
    {
        using var stream = new MemoryStream(new byte[10_000_000]);
        var handler = new ScriptedHandler(Uploads.Created);
        using var connection = new BrokenConnection(handler);

        await Assert.ThrowsAsync<SessionsConnectionException>(() => Clients.WhyLabs(connection, NeverRetry)
            .UploadDatasetProfileAsync("session-1", FileUpload.FromStream(stream, "profile.bin")));

        Assert.That(stream.Position, Is.InRange(1, 200_000));
    }

    [Test]
    public async Task An_attempt_may_take_as_long_as_the_address_lives()
    {
        var time = new ManualTimeProvider();
        var client = Clients.WhyLabs(new ScriptedHandler(Uploads.Created, ScriptedHandler.Hangs()), options =>
        {
            options.TimeProvider = time;
            NeverRetry(options);
        });

        var upload = client.UploadDatasetProfileAsync("session-1", Profile());
        await time.TimerArmed.WaitAsync();
        await time.TimerArmed.WaitAsync();
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.That(await Assert.ThrowsAsync<SessionsTimeoutException>(() => upload), Has.Property("Timeout").EqualTo(TimeSpan.FromMinutes(15)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("/upload")]
    [TestCase("ftp://storage.test/s3cret")]
    [TestCase("https://s3cret@storage.test/one")]
    [TestCase("https://storage.test/s3cret one")]
    public async Task An_answer_without_a_usable_address_is_told_without_showing_it(string? address)
    {
        var handler = new ScriptedHandler(Uploads.CreatedAt(address), Uploads.Stored);

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(
            () => Clients.WhyLabs(handler).UploadDatasetProfileAsync("session-1", Profile()));

        Assert.That(exception!.ToString(), Does.Contain("without a usable upload address").And.Not.Contain("s3cret"));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_ends_an_upload()
    {
        using var cancellation = new CancellationTokenSource();
        var upload = Clients.WhyLabs(new ScriptedHandler(Uploads.Created, ScriptedHandler.Hangs()))
            .UploadDatasetProfileAsync("session-1", Profile(), cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThatAsync(() => upload, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(0, "1970-01-01T00:00:00Z")]
    [TestCase(253402300799999, "9999-12-31T23:59:59.999Z")]
    [TestCase(253402300800000, null)]
    [TestCase(long.MinValue, null)]
    public void A_time_that_no_date_can_hold_stays_a_number(long milliseconds, string? date)
    {
        var response = new LogSessionReferenceResponse { UploadTimestamp = milliseconds };

        Assert.That(response.UploadTimestampDate?.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", null), Is.EqualTo(date));
        Assert.That(response.UploadTimestamp, Is.EqualTo(milliseconds));
    }

    [Test]
    public async Task The_sandbox_receives_profiles_from_bytes_a_stream_and_a_file()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = new WhyLabsSessionsClient(Clients.Options<WhyLabsSessionsOptions>(server.WhyLabs.Configure));
        var session = await client.CreateSessionAsync(new CreateSessionRequest { UserId = "user-1" });
        using var stream = new MemoryStream(Content);
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Content);

        await client.UploadDatasetProfileAsync(session.Id, Profile());
        await client.UploadReferenceProfileAsync(session.Id, FileUpload.FromStream(stream, "profile.bin"));
        await client.UploadReferenceProfileAsync(session.Id, FileUpload.FromFile(path), new LogReferenceRequest { Alias = "file" });
        File.Delete(path);

        Assert.That(server.WhyLabsUploads.Select(upload => upload.Content.ToArray()), Is.EqualTo(new[] { Content, Content, Content }));
    }

    private static FileUpload Profile() => FileUpload.FromBytes(Content, "profile.bin");

    private static void RetryAtOnce(SessionsClientOptions options)
    {
        options.Retry = new RetryOptions { BaseDelay = TimeSpan.Zero };
    }

    private static void NeverRetry(SessionsClientOptions options)
    {
        options.Retry = new RetryOptions { MaxRetries = 0 };
    }

    /// <summary>
    /// Passes requests on, but breaks at the first bytes of an upload.
    /// </summary>
    private sealed class BrokenConnection(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Put)
            {
                await request.Content!.CopyToAsync(new FullStream(), cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FullStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromException(new IOException("The connection broke."));
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        }
    }
}
