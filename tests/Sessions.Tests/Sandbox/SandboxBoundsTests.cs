using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// Whatever a program sends, the sandbox holds no more than its options say.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SandboxBoundsTests : IAsyncDisposable
{
    private const int HeldBytes = 1024 * 1024;
    private const int PieceBytes = 100 * 1024;
    private const int Pieces = 40;

    // An entry counts with at least a kibibyte.
    private const int MostEntries = HeldBytes / 1024;

    private static readonly byte[] Piece = [.. Enumerable.Repeat((byte)'a', PieceBytes)];

    private readonly HttpClient _client = new();
    private SandboxServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions { HeldBytes = HeldBytes, RecordedBytes = HeldBytes });
        _client.DefaultRequestHeaders.Add("X-API-Key", _server.WhyLabs.ApiKey);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Uploads_of_profiles_are_forgotten_from_the_oldest_on()
    {
        var session = _server.SeedWhyLabsSessions(1).Single();
        var last = string.Empty;
        for (var piece = 0; piece < Pieces; piece++)
        {
            using var handed = await _client.PostAsJsonAsync(new Uri(_server.WhyLabs.BaseAddress, $"v0/sessions/{session}/reference"), new { });
            last = (await Answer.ReadAsync(handed)).Json.GetProperty("uploadUrl").GetString()!;
            using var upload = new HttpClient();
            using var stored = await upload.PutAsync(new Uri(last), new ByteArrayContent(Piece));
            Assert.That(stored.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        var held = _server.WhyLabsUploads;

        Assert.That(held.Sum(upload => upload.Content.Length), Is.InRange(PieceBytes, HeldBytes));
        Assert.That(last, Does.Contain(held[^1].ProfileId));
    }

    [Test]
    public async Task Sessions_of_Portal_are_forgotten_with_their_files_from_the_oldest_on()
    {
        var ids = new List<string>();
        for (var piece = 0; piece < Pieces; piece++)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("agent-1"), "agent_id" }, { new StringContent("Hello"), "text_prompt" }, { new ByteArrayContent(Piece), "files", "a.bin" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Portal.BaseAddress, "sessions")) { Content = form };
            request.Headers.Add("Authorization", "Bearer " + _server.Portal.ApiKey);
            ids.Add((await Answer.ReadAsync(await _client.SendAsync(request))).Json.GetProperty("id").GetString()!);
        }

        var held = ids.Where(IsHeld).ToList();

        Assert.That(held, Has.Count.InRange(1, HeldBytes / PieceBytes).And.EqualTo(ids.TakeLast(held.Count)));
        Assert.That(_server.PortalFiles(ids[^1]).Single().Content.Length, Is.EqualTo(PieceBytes));

        bool IsHeld(string id)
        {
            try
            {
                return _server.PortalFiles(id).Count > 0;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    [Test]
    public async Task Sessions_of_orq_ai_are_forgotten_from_the_oldest_on()
    {
        _client.DefaultRequestHeaders.Add("Authorization", "Bearer " + _server.Orq.ApiKey);
        for (var piece = 0; piece < Pieces; piece++)
        {
            using var created = await _client.PostAsJsonAsync(new Uri(_server.Orq.BaseAddress, "v2/traces/sessions"), new
            {
                external_id = $"session {piece}",
                duration = 1,
                contact_ids = Array.Empty<string>(),
                billing = new { input_cost = 0, output_cost = 0, total_cost = 0 },
                usage = new { prompt_tokens = 0, completion_tokens = 0, total_tokens = 0 },
                traces_count = 1,
                tags = new[] { new string('a', PieceBytes) },
            });
            Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.OK), await created.Content.ReadAsStringAsync());
        }

        using var count = await _client.PostAsJsonAsync(new Uri(_server.Orq.BaseAddress, "v2/traces/sessions/count"), new { filters = Array.Empty<object>() });

        Assert.That((await Answer.ReadAsync(count)).Json.GetProperty("count").GetInt32(), Is.InRange(1, HeldBytes / PieceBytes));
    }

    [Test]
    public async Task Sessions_without_content_are_forgotten_from_the_oldest_on()
    {
        _server.SeedWhyLabsSessions(2 * MostEntries);
        _server.SeedHumanloopSessions("pr_1", 2 * MostEntries);
        _server.SeedOrqSessions(2 * MostEntries);
        _server.SeedPortalSessions("agent-1", 2 * MostEntries);

        using var sessions = await _client.GetAsync(new Uri(_server.Address, "/sandbox/sessions"));

        Assert.That((await Answer.ReadAsync(sessions)).Json.GetProperty("total").GetInt32(), Is.InRange(1, MostEntries));
    }

    [Test]
    public async Task A_listing_that_drifts_for_ever_stays_bounded()
    {
        _server.SeedOrqSessions(10);
        _client.DefaultRequestHeaders.Add("Authorization", "Bearer " + _server.Orq.ApiKey);
        _server.Faults.Add(SandboxFault.PageDrift(1_000));
        for (var page = 0; page < 5; page++)
        {
            using var listed = await _client.PostAsJsonAsync(new Uri(_server.Orq.BaseAddress, "v2/traces/sessions/query"), new { filters = Array.Empty<object>() });
            Assert.That(listed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await listed.Content.ReadAsStringAsync());
        }

        using var sessions = await _client.GetAsync(new Uri(_server.Address, "/sandbox/sessions"));

        Assert.That((await Answer.ReadAsync(sessions)).Json.GetProperty("total").GetInt32(), Is.InRange(1, MostEntries));
    }

    [Test]
    public async Task A_body_that_is_recorded_in_part_does_not_keep_the_rest_in_memory()
    {
        using var sent = await _client.PutAsync(new Uri(_server.Address, "/whylabs-storage/m/p.bin"), new ByteArrayContent(new byte[4 * HeldBytes]));

        var recorded = _server.Exchanges.Single().Request;

        Assert.That((recorded.BodyLength, recorded.Body.Length), Is.EqualTo((4L * HeldBytes, HeldBytes)));
        Assert.That(MemoryMarshal.TryGetArray(recorded.Body, out var array), Is.True);
        Assert.That(array.Array, Has.Length.EqualTo(HeldBytes));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Many_large_bodies_at_once_all_arrive(bool hasLength)
    {
        var lengths = Enumerable.Range(0, 24).Select(number => (3 * HeldBytes) + number).ToList();

        var statuses = await Task.WhenAll(lengths.Select(async length =>
        {
            using var content = new StreamContent(new MemoryStream(new byte[length]));
            content.Headers.ContentLength = hasLength ? length : null;
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(_server.Address, "/whylabs-storage/m/p.bin")) { Content = content };
            request.Headers.TransferEncodingChunked = hasLength ? null : true;
            using var response = await _client.SendAsync(request);
            return response.StatusCode;
        }));

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(_server.Exchanges, Is.All.Matches<SandboxExchange>(exchange => lengths.Contains((int)exchange!.Request.BodyLength)));
    }

    [TestCase("page-drift;inserted=1001")]
    [TestCase("page-drift;inserted=1000000")]
    [TestCase("page-drift;inserted=2147483647;removed=1")]
    [TestCase("page-drift;removed=1001")]
    [TestCase("latency=86401s")]
    [TestCase("latency=1s;jitter=86401s")]
    [TestCase("trickle=1;interval=86401s")]
    [TestCase("trickle=0;interval=1s")]
    public void A_fault_beyond_its_bounds_is_refused(string text)
    {
        Assert.That(() => SandboxFault.Parse(text), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void A_fault_at_its_bounds_is_taken()
    {
        Assert.That(SandboxFault.Parse("page-drift;inserted=1000;removed=1000").ToString(), Is.EqualTo("page-drift;inserted=1000;removed=1000"));
    }

    [Test]
    public async Task A_negative_number_of_bytes_is_refused()
    {
        await Assert.ThatAsync(
            () => SandboxServer.StartAsync(new SandboxOptions { HeldBytes = -1 }), Throws.ArgumentException.With.Message.EqualTo("HeldBytes must not be negative, but is -1."));
    }
}
