using System.Net;
using Sessions.Core;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests;

[CancelAfter(30_000)]
internal sealed class WhyLabsReferenceProfilesTests
{
    [Test]
    public async Task Results_are_in_the_order_of_the_profiles_whatever_the_order_of_the_server(CancellationToken token)
    {
        var handler = new ScriptedHandler(Uploads.BatchOf("c", "a", "b"), Uploads.Stored);

        var uploaded = await Clients.WhyLabs(handler).UploadReferenceProfilesAsync("session-1", Profiles("a", "b", "c"), 1, token);

        Assert.That(uploaded.References.Select(reference => reference.Id), Is.EqualTo(new[] { "ref-a", "ref-b", "ref-c" }));
        Assert.That(
            handler.Requests.Skip(1).Select(put => (put.Address.AbsolutePath, put.Body)),
            Is.EqualTo(new[] { ("/a", "bytes of a"), ("/b", "bytes of b"), ("/c", "bytes of c") }));
    }

    [Test]
    public async Task Alias_time_and_region_are_sent_where_they_are_given(CancellationToken token)
    {
        var handler = new ScriptedHandler(Uploads.BatchOf("a", "b"), Uploads.Stored);
        ReferenceProfileUpload[] profiles =
        [
            new("a", FileUpload.FromBytes([1], "a.bin")),
            new("b", FileUpload.FromBytes([2], "b.bin")) { DatasetTimestamp = 7, Region = "us-west-2" },
        ];

        await Clients.WhyLabs(handler).UploadReferenceProfilesAsync("session-1", profiles, cancellationToken: token);

        Assert.That(
            handler.Requests[0].Body,
            Is.EqualTo("""{"references":[{"alias":"a"},{"alias":"b","datasetTimestamp":7,"region":"us-west-2"}]}"""));
    }

    [Test]
    public async Task As_many_profiles_as_allowed_are_sent_at_the_same_time_and_no_more(CancellationToken token)
    {
        var storage = new Storage(3);
        var handler = new ScriptedHandler(Uploads.BatchOf("a", "b", "c", "d", "e", "f", "g"), storage.ReceiveAsync);

        await Clients.WhyLabs(handler).UploadReferenceProfilesAsync("session-1", Profiles("a", "b", "c", "d", "e", "f", "g"), 3, token);

        Assert.That((storage.Most, storage.Received), Is.EqualTo((3, 7)));
    }

    [Test]
    public async Task Every_failure_is_told_and_no_success_is_lost(CancellationToken token)
    {
        var handler = new ScriptedHandler(
            Uploads.BatchOf("d", "c", "b", "a"),
            ScriptedHandler.Status(HttpStatusCode.Forbidden),
            Uploads.Stored,
            ScriptedHandler.Status(HttpStatusCode.NotFound),
            Uploads.Stored);

        var exception = await Assert.ThrowsAsync<ProfileUploadException>(
            () => Clients.WhyLabs(handler).UploadReferenceProfilesAsync("session-1", Profiles("a", "b", "c", "d"), 1, token));

        Assert.That(exception!.Uploaded.Select(reference => reference.Id), Is.EqualTo(new[] { "ref-b", "ref-d" }));
        Assert.That(exception.Failures.Keys, Is.EquivalentTo(new[] { "a", "c" }));
        Assert.That(exception.Failures["a"], Is.InstanceOf<SessionsForbiddenException>());
        Assert.That(exception.Failures["c"], Is.InstanceOf<SessionsNotFoundException>());
        Assert.That(exception.ObservatoryUrl, Is.EqualTo("https://hub.test/all"));
        Assert.That(exception.Message, Does.StartWith("2 of 4 profiles could not be uploaded."));
    }

    [TestCase("a")]
    [TestCase("a", "c")]
    [TestCase("a", "b", "b")]
    public async Task An_answer_that_does_not_match_the_aliases_is_refused_before_bytes_are_sent(params string[] answered)
    {
        var handler = new ScriptedHandler(Uploads.BatchOf(answered), Uploads.Stored);

        await Assert.ThrowsAsync<InvalidResponseException>(
            () => Clients.WhyLabs(handler).UploadReferenceProfilesAsync("session-1", Profiles("a", "b")));

        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_ends_all_uploads(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        var uploads = Clients.WhyLabs(new ScriptedHandler(Uploads.BatchOf("a", "b"), ScriptedHandler.Hangs()))
            .UploadReferenceProfilesAsync("session-1", Profiles("a", "b"), cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThatAsync(() => uploads, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_sandbox_receives_the_bytes_of_each_profile_at_its_own_address(CancellationToken token)
    {
        await using var server = await SandboxServer.StartAsync(cancellationToken: token);
        using var client = new WhyLabsSessionsClient(Clients.Options<WhyLabsSessionsOptions>(server.WhyLabs.Configure));
        var session = await client.CreateSessionAsync(new CreateSessionRequest { UserId = "user-1" }, token);

        var uploaded = await client.UploadReferenceProfilesAsync(session.Id, Profiles("a", "b", "c", "d", "e"), cancellationToken: token);

        var received = server.WhyLabsUploads.ToDictionary(upload => upload.ProfileId, upload => upload.Content.ToArray());
        Assert.That(
            uploaded.References.Select(reference => System.Text.Encoding.UTF8.GetString(received[reference.Id])),
            Is.EqualTo(new[] { "bytes of a", "bytes of b", "bytes of c", "bytes of d", "bytes of e" }));
    }

    private static IEnumerable<ReferenceProfileUpload> Profiles(params string[] aliases)
    {
        return aliases.Select(alias => new ReferenceProfileUpload(
            alias, FileUpload.FromBytes(System.Text.Encoding.UTF8.GetBytes("bytes of " + alias), alias + ".bin")));
    }

    /// <summary>
    /// Holds the first uploads until a number of them is there at the same time, and counts.
    /// </summary>
    private sealed class Storage(int expected)
    {
        private readonly TaskCompletionSource _isFull = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _present;

        public int Most { get; private set; }

        public int Received { get; private set; }

        public async Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                Received++;
                Most = Math.Max(Most, ++_present);
            }

            if (Most == expected)
            {
                _isFull.TrySetResult();
            }

            await _isFull.Task.WaitAsync(cancellationToken);
            lock (_lock)
            {
                _present--;
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        }
    }
}
