using System.Net;

namespace Sessions.Tests.Sandbox;

internal sealed class WhyLabsUploadTests : SandboxFixture
{
    private string _session = string.Empty;

    [SetUp]
    public async Task CreateSessionAsync()
    {
        _session = (await PostAsync(WhyLabs, "v0/sessions", """{ "userId": "me" }"""))["id"]!;
    }

    [TestCase("{}", "ref-2025-04-20T12:00:00Z")]
    [TestCase("""{ "alias": null }""", "ref-2025-04-20T12:00:00Z")]
    [TestCase("""{ "alias": "my référence +&" }""", "my référence +&")]
    public async Task Alias_is_echoed_or_made_of_the_time(string body, string alias)
    {
        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/reference", body);

        Assert.That(answer["alias"], Is.EqualTo(alias));
    }

    [TestCase("{}", 1745150400000)]
    [TestCase("""{ "datasetTimestamp": null }""", 1745150400000)]
    [TestCase("""{ "datasetTimestamp": 0 }""", 0)]
    [TestCase("""{ "datasetTimestamp": 9223372036854775807 }""", long.MaxValue)]
    public async Task Upload_timestamp_is_the_one_of_the_dataset_or_the_present_time(string body, long timestamp)
    {
        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/reference", body);

        Assert.That(answer.Json.GetProperty("uploadTimestamp").GetInt64(), Is.EqualTo(timestamp));
    }

    [Test]
    public async Task Reference_profile_belongs_to_the_model_of_the_session()
    {
        var session = (await GetAsync(WhyLabs, "v0/sessions/" + _session)).Json.GetProperty("session");

        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/reference", "{}");

        Assert.That(answer["modelId"], Is.EqualTo(session.GetProperty("modelId").GetString()));
        Assert.That(answer["id"], Does.StartWith("ref-"));
        Assert.That(answer["observatoryUrl"], Does.EndWith($"/profiles?profile={answer["id"]}&sessionToken={_session}"));
    }

    [Test]
    public async Task Dataset_profile_calls_the_model_its_dataset()
    {
        var session = (await GetAsync(WhyLabs, "v0/sessions/" + _session)).Json.GetProperty("session");

        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/upload", """{ "datasetTimestamp": 1577836800001, "segmentTags": [{ "key": "k", "value": "v" }], "region": "eu-central-1" }""");

        Assert.That(answer["datasetId"], Is.EqualTo(session.GetProperty("modelId").GetString()));
        Assert.That(answer["id"], Does.StartWith("log-"));
        Assert.That(answer.Json.GetProperty("uploadTimestamp").GetInt64(), Is.EqualTo(1577836800001));
        Assert.That(answer["observatoryUrl"], Does.Contain("?profile=1577836800000&"));
    }

    [Test]
    public async Task Batch_has_an_upload_for_each_reference_in_their_order()
    {
        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/references", """{ "references": [{ "alias": "a" }, { "alias": "b" }, { "alias": "c" }, { "alias": "d" }] }""");

        Assert.That(answer.Json.GetProperty("references").EnumerateArray().Select(reference => reference.GetProperty("alias").GetString()), Is.EqualTo("a b c d".Split(' ')));
    }

    [Test]
    public async Task Combined_link_of_a_batch_keeps_its_first_three_profiles()
    {
        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/references", """{ "references": [{}, {}, {}, {}] }""");

        var ids = answer.Json.GetProperty("references").EnumerateArray().Select(reference => "profile=" + reference.GetProperty("id").GetString());
        Assert.That(answer["observatoryUrl"]!.Split('?')[1].Split('&').SkipLast(1), Is.EqualTo(ids.Take(3)));
    }

    [Test]
    public async Task Batch_of_nothing_is_refused_with_400()
    {
        var answer = await PostAsync(WhyLabs, $"v0/sessions/{_session}/references", """{ "references": [] }""");

        Assert.That((answer.Status, answer["type"]), Is.EqualTo((HttpStatusCode.BadRequest, "IllegalArgument")));
    }

    [Test]
    public async Task Upload_address_takes_bytes_and_the_sandbox_remembers_them()
    {
        var reference = await PostAsync(WhyLabs, $"v0/sessions/{_session}/reference", "{}");

        var put = await PutAsync(reference["uploadUrl"]!, [1, 2, 3]);

        var upload = Server.WhyLabsUploads.Single();
        Assert.That((put.Status, put.Text), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        Assert.That((upload.SessionId, upload.ProfileId), Is.EqualTo((_session, reference["id"])));
        Assert.That(upload.Content.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Upload_address_takes_one_put()
    {
        var url = await UrlAsync();
        await PutAsync(url, [1]);

        var second = await PutAsync(url, [2]);

        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(second.Text, Does.Contain("The address has been used"));
        Assert.That(Server.WhyLabsUploads.Single().Content.ToArray(), Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task Upload_address_takes_one_of_many_puts_at_once()
    {
        var url = await UrlAsync();

        var puts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PutAsync(url, [1])));

        Assert.That(puts.Count(put => put.Status == HttpStatusCode.OK), Is.EqualTo(1));
    }

    [TestCase("X-API-Key")]
    [TestCase("Authorization")]
    public async Task Upload_with_a_credential_is_refused_with_400_and_leaves_the_address_unused(string header)
    {
        var url = await UrlAsync();
        using var leak = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent([1]) };
        leak.Headers.TryAddWithoutValidation(header, "secret");

        var refused = await Answer.ReadAsync(await Anonymous.SendAsync(leak));
        var taken = await PutAsync(url, [2]);

        Assert.That((refused.Status, refused.ContentType), Is.EqualTo((HttpStatusCode.BadRequest, "application/xml")));
        Assert.That(refused.Text, Does.Contain(header).And.Not.Contain("secret"));
        Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(14 * 60 + 59, HttpStatusCode.OK)]
    [TestCase(15 * 60, HttpStatusCode.Forbidden)]
    public async Task Upload_address_lasts_fifteen_minutes(int seconds, HttpStatusCode status)
    {
        var url = await UrlAsync();
        Time.Advance(TimeSpan.FromSeconds(seconds));

        var put = await PutAsync(url, [1]);

        Assert.That(put.Status, Is.EqualTo(status));
    }

    [TestCase("X-Amz-Signature", "X-Amz-Nonsense")]
    [TestCase("/ref-", "/ref-x")]
    [TestCase("/model-", "/model-x")]
    [TestCase(".bin", "")]
    public async Task Address_that_the_sandbox_did_not_make_is_refused_with_403(string part, string replacement)
    {
        var url = await UrlAsync();

        var put = await PutAsync(url.Replace(part, replacement, StringComparison.Ordinal), [1]);

        Assert.That(put.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(put.Text, Does.Contain("<Code>SignatureDoesNotMatch</Code>"));
    }

    [Test]
    public async Task Upload_address_is_for_put_alone()
    {
        var answer = await GetAsync(Anonymous, await UrlAsync());

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<string> UrlAsync()
    {
        return (await PostAsync(WhyLabs, $"v0/sessions/{_session}/reference", "{}"))["uploadUrl"]!;
    }

    private async Task<Answer> PutAsync(string url, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await Answer.ReadAsync(await Anonymous.PutAsync(url, body));
    }
}
