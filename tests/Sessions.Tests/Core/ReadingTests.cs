using System.IO.Compression;
using System.Net;
using System.Text;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ReadingTests
{
    [TestCase(HttpStatusCode.OK)]
    [TestCase(HttpStatusCode.Created)]
    [TestCase(HttpStatusCode.Accepted)]
    [TestCase((HttpStatusCode)299)]
    public async Task Any_status_of_success_is_a_success(HttpStatusCode status)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"_id":"s"}""", status));

        var response = await Clients.Orq(handler).GetSessionWithResponseAsync("s");

        Assert.That((response.StatusCode, response.Value.Id), Is.EqualTo((status, "s")));
    }

    [TestCase("", "without the body that is due")]
    [TestCase("null", "without the body that is due")]
    [TestCase("{\"_id\":\"s\"", "not the JSON that it should be")]
    [TestCase("{\"_id\":\"s\"}}", "not the JSON that it should be")]
    [TestCase("{\"_id\":\"s\"} {}", "not the JSON that it should be")]
    [TestCase("<html>", "not the JSON that it should be")]
    [TestCase("[]", "not the JSON that it should be")]
    [TestCase("\"s\"", "not the JSON that it should be")]
    [TestCase("{\"traces_count\":\"many\"}", "not the JSON that it should be")]
    [TestCase("{\"started_at\":\"yesterday\"}", "not the JSON that it should be")]
    [TestCase("{\"tags\":{}}", "not the JSON that it should be")]
    public async Task A_success_that_can_not_be_read_is_an_exception_of_its_own(string body, string message)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(body));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.Message, Does.Contain(message));
            Assert.That(exception.Operation, Is.EqualTo("GetSession"));
            Assert.That(exception.ResponseBody, Is.EqualTo(body));
            Assert.That(handler.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task The_exception_tells_the_place_in_the_body()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"billing":{"input_cost":1,"total_cost":"x"}}"""));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That((exception!.Path, exception.LineNumber, exception.LinePosition), Is.EqualTo(("billing.total_cost", 1, 43)));
        Assert.That(exception.Message, Is.EqualTo("The response to GetSession is not the JSON that it should be at line 1, position 43."));
    }

    [TestCase("")]
    [TestCase("null")]
    public async Task A_success_without_a_body_is_null_where_none_is_due(string body)
    {
        Assert.That(await Clients.WhyLabs(new ScriptedHandler(ScriptedHandler.Json(body))).ClaimGuestSessionAsync("session-1", "org-1"), Is.Null);
    }

    [TestCase("")]
    [TestCase("null")]
    public async Task A_success_without_a_body_is_an_empty_list_where_none_is_due(string body)
    {
        var operation = new SessionsOperation("List", HttpMethod.Get, "/list", CredentialRequirement.None) { AllowsEmptyBody = true };
        var pipeline = SessionsPipeline.Create(new ScriptedHandler(ScriptedHandler.Json(body)), Clients.Options<OrqSessionsOptions>(_ => { }));

        var response = await pipeline.SendAsync<IList<Session>>(new SessionsRequest(operation), CancellationToken.None);

        Assert.That(response.Value, Is.Empty);
    }

    [Test]
    public async Task A_body_that_matters_is_read_although_it_may_be_missing()
    {
        var operation = new SessionsOperation("Get", HttpMethod.Get, "/get", CredentialRequirement.None) { AllowsEmptyBody = true };
        var pipeline = SessionsPipeline.Create(new ScriptedHandler(ScriptedHandler.Json("[]")), Clients.Options<OrqSessionsOptions>(_ => { }));

        await Assert.ThrowsAsync<InvalidResponseException>(() => pipeline.SendAsync<Session?>(new SessionsRequest(operation), CancellationToken.None));
    }

    [Test]
    public async Task A_success_without_a_body_says_what_is_missing()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.NoContent));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That((exception!.Message, exception.StatusCode, exception.LineNumber, exception.LinePosition), Is.EqualTo((
            "The response to GetSession is a success without the body that is due.", HttpStatusCode.NoContent, 0, 0)));
    }

    [Test]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("\ufeff{\"_id\":\"s\"}"));

        Assert.That((await Clients.Orq(handler).GetSessionAsync("s")).Id, Is.EqualTo("s"));
    }

    [Test]
    public async Task Nesting_beyond_the_limit_is_refused()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{\"x\":" + new string('[', 100_000)));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).GetSessionAsync("s"));
    }

    [Test]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new ByteArrayContent([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
        }));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That(exception!.Message, Is.EqualTo("The response to GetSession is not UTF-8."));
    }

    [Test]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{\"x\":\"" + new string('x', 2000) + "\"}"));
        var client = Clients.Orq(handler, options => options.MaxResponseBytes = 1000);

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => client.GetSessionAsync("s"));

        Assert.That(exception!.Message, Is.EqualTo("The response to GetSession is larger than the 1000 bytes that MaxResponseBytes allows."));
    }

    [Test]
    public async Task A_body_of_exactly_the_limit_is_read()
    {
        var body = """{"_id":"s"}""";
        var handler = new ScriptedHandler(ScriptedHandler.Json(body));

        var session = await Clients.Orq(handler, options => options.MaxResponseBytes = body.Length).GetSessionAsync("s");

        Assert.That(session.Id, Is.EqualTo("s"));
    }

    [Test]
    public async Task A_large_body_is_read_whole()
    {
        var text = new string('x', 3_000_000);
        var handler = new ScriptedHandler(ScriptedHandler.Json($$"""{"_id":"{{text}}"}"""));

        var session = await Clients.Orq(handler).GetSessionAsync("s");

        Assert.That(session.Id, Has.Length.EqualTo(text.Length));
    }

    [Test]
    public async Task A_missing_required_member_is_tolerated()
    {
        var session = await Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}"))).GetSessionAsync("s");

        Assert.That(session.Id, Is.Null);
    }

    [Test]
    public async Task A_missing_required_member_is_reported_in_strict_mode()
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")), options => options.StrictResponses = true);

        await Assert.ThrowsAsync<InvalidResponseException>(() => client.GetSessionAsync("s"));
    }

    [TestCase("""{"_id":"s","future":{"a":[1,null,"2024-01-02T03:04:05.120+05:00"]}}""")]
    [TestCase("""{"object":"list","data":[{"_id":"s"}],"has_more":true,"extra":1.5}""")]
    public void Members_that_are_not_known_survive_a_round_trip(string json)
    {
        var written = SessionsJson.Write(json.Contains("data") ? SessionsJson.Read<ListSessionsResponse>(json) : SessionsJson.Read<Session>(json));

        Assert.That(written, Does.Contain(json.Contains("data") ? "\"extra\":1.5" : "\"future\":{\"a\":[1,null,\"2024-01-02T03:04:05.120+05:00\"]}"));
    }

    [Test]
    public void An_enum_value_that_is_not_known_survives_a_round_trip()
    {
        var session = SessionsJson.Read<Portal.Session>("""{"status":"Dreaming"}""")!;

        Assert.Multiple(() =>
        {
            Assert.That(session.Status.Value, Is.EqualTo("Dreaming"));
            Assert.That(SessionsJson.Write(session), Does.Contain("\"status\":\"Dreaming\""));
        });
    }

    [TestCase("2024-05-06T07:08:09", 0)]
    [TestCase("2024-05-06T07:08:09Z", 0)]
    [TestCase("2024-05-06T07:08:09+02:00", 120)]
    [TestCase("2024-05-06T07:08:09.1234567-05:30", -330)]
    public void A_date_keeps_its_offset_and_one_without_a_zone_is_UTC(string text, int offsetMinutes)
    {
        var session = SessionsJson.Read<Session>($$"""{"started_at":"{{text}}"}""")!;

        Assert.That(session.StartedAt!.Value.Offset, Is.EqualTo(TimeSpan.FromMinutes(offsetMinutes)));
    }

    [TestCase("2024-05-06T07:08:09.1234567+02:00", "2024-05-06T07:08:09.1234567+02:00")]
    [TestCase("2024-05-06T07:08:09.120Z", "2024-05-06T07:08:09.12Z")]
    [TestCase("2024-05-06T07:08:09", "2024-05-06T07:08:09Z")]
    [SetCulture("ar-SA")]
    public void A_date_is_written_the_same_in_every_culture(string read, string written)
    {
        var session = SessionsJson.Read<Session>($$"""{"started_at":"{{read}}"}""")!;

        Assert.That(SessionsJson.Write(session), Does.Contain($"\"started_at\":\"{written}\""));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_compressed_body_is_counted_after_decompression(string encoding)
    {
        await using var server = await LoopbackServer.StartAsync(Compressed(encoding, new string(' ', 1_000_000) + "{}"));
        using var client = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address, MaxResponseBytes = 500_000 });

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => client.GetSessionAsync("s"));

        Assert.That(exception!.Message, Does.Contain("MaxResponseBytes"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        await using var server = await LoopbackServer.StartAsync(Compressed(encoding, """{"_id":"s"}"""));
        using var client = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });

        Assert.That((await client.GetSessionAsync("s")).Id, Is.EqualTo("s"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_refused(string encoding)
    {
        await using var server = await LoopbackServer.StartAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 14\r\n\r\n{{\"_id\":\"text\"}}"));
        using var client = new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = server.Address });

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => client.GetSessionAsync("s"));

        Assert.That(exception!.Message, Is.EqualTo("The response to GetSession can't be decompressed."));
    }

    private static byte[] Compressed(string encoding, string text)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(buffer, CompressionLevel.Fastest),
            "gzip" => new GZipStream(buffer, CompressionLevel.Fastest),
            _ => new ZLibStream(buffer, CompressionLevel.Fastest),
        })
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        var body = buffer.ToArray();
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
