using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class RequestTests
{
    private static readonly SessionsOperation Get = new("GetThing", HttpMethod.Get, "/things/{id}", CredentialRequirement.Required);
    private static readonly SessionsOperation Post = new("CreateThing", HttpMethod.Post, "/things", CredentialRequirement.Required);

    private static readonly object[] Values =
    [
        new object[] { "a text", "a%20text" },
        new object[] { string.Empty, string.Empty },
        new object[] { true, "true" },
        new object[] { false, "false" },
        new object[] { -1.5, "-1.5" },
        new object[] { 1234567L, "1234567" },
        new object[] { new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), "2024-01-02T03%3A04%3A05Z" },
        new object[] { new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(-2)), "2024-01-02T03%3A04%3A05-02%3A00" },
        new object[] { new StringOrNumber("x"), "x" },
        new object[] { new Uri("https://a.test/"), "https%3A%2F%2Fa.test%2F" },
    ];

    [TestCaseSource(nameof(Values))]
    [SetCulture("de-DE")]
    public async Task A_value_of_a_query_is_written_as_on_the_wire(object value, string text)
    {
        var request = new SessionsRequest(Get);
        request.AddPath("/things");
        request.AddQuery("q", value);

        Assert.That((await Sent(request)).Address.AbsoluteUri, Is.EqualTo("https://api.test/base/things?q=" + text));
    }

    [Test]
    public async Task A_query_holds_what_is_given_in_its_order()
    {
        var request = new SessionsRequest(Get);
        request.AddPath("/things");
        request.AddQuery("left out", null);
        request.AddQuery("a b", 1);
        request.AddQuery("c", "d", "parameter");

        Assert.That((await Sent(request)).Address.AbsoluteUri, Is.EqualTo("https://api.test/base/things?a%20b=1&c=d"));
    }

    [Test]
    public void A_required_value_of_a_query_is_refused_by_name_when_it_is_null()
    {
        Assert.That(
            () => new SessionsRequest(Get).AddQuery("agent_id", null, "agentId"),
            Throws.ArgumentNullException.With.Message.EqualTo("Null was given for agentId; pass what is meant. (Parameter 'agentId')"));
    }

    [TestCase(true, "?ids=1&ids=a%2Cb")]
    [TestCase(false, "?ids=1,a%2Cb")]
    public async Task A_list_of_a_query_is_written_as_on_the_wire(bool isRepeated, string query)
    {
        var request = new SessionsRequest(Get);
        request.AddPath("/things");
        request.AddQueryList("ids", new object[] { 1, "a,b" }, isRepeated);

        Assert.That((await Sent(request)).Address.Query, Is.EqualTo(query));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_list_without_values_is_left_out(bool isRepeated)
    {
        var request = new SessionsRequest(Get);
        request.AddPath("/things");
        request.AddQueryList<string>("ids", null, isRepeated);
        request.AddQueryList("ids", Array.Empty<string>(), isRepeated);

        Assert.That((await Sent(request)).Address.Query, Is.Empty);
    }

    [Test]
    public void A_list_that_must_be_given_is_refused_by_name_when_it_has_no_values()
    {
        Assert.That(
            () => new SessionsRequest(Get).AddQueryList("agent_ids", Array.Empty<string>(), isRepeated: true, "agentIds"),
            Throws.ArgumentException.With.Message.EqualTo("The agentIds must be given, and no value is in it; pass one at least. (Parameter 'agentIds')"));
        Assert.That(() => new SessionsRequest(Get).AddQueryList<string>("agent_ids", null, isRepeated: true, "agentIds"), Throws.ArgumentNullException);
        Assert.That(() => new SessionsRequest(Get).AddQueryList("agent_ids", new[] { "a", null }, isRepeated: true), Throws.ArgumentNullException);
    }

    [Test]
    public async Task A_number_is_a_segment_of_a_path_in_any_culture()
    {
        var request = new SessionsRequest(Get);
        request.AddPath("/things/");
        request.AddSegment("id", -1234567L);

        Assert.That((await Sent(request)).Address.AbsolutePath, Is.EqualTo("/base/things/-1234567"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    public void A_segment_that_would_reach_another_resource_is_refused(string value)
    {
        Assert.That(() => new SessionsRequest(Get).AddSegment("thingId", value), Throws.ArgumentException.With.Message.EqualTo(
            "The thingId is a segment of the path, so it must not be blank, '.' or '..'; pass it as the provider gave it. (Parameter 'thingId')"));
    }

    [Test]
    public async Task JSON_is_what_a_request_accepts()
    {
        Assert.That((await Sent(new SessionsRequest(Get))).Header("Accept"), Is.EqualTo("application/json"));
    }

    [Test]
    public async Task A_POST_without_a_body_says_that_it_is_empty()
    {
        var sent = await Sent(new SessionsRequest(Post));

        Assert.That((sent.Bytes, sent.Header("Content-Type")), Is.EqualTo((Array.Empty<byte>(), (string?)null)));
    }

    [Test]
    public async Task A_GET_has_no_body()
    {
        Assert.That((await Sent(new SessionsRequest(Get))).Bytes, Is.Null);
    }

    [Test]
    public async Task A_body_is_sent_as_JSON_in_UTF_8()
    {
        var sent = await Sent(new SessionsRequest(Post) { Body = new JsonBody<string[]>(["ü"], "request") });

        Assert.That((sent.Body, sent.Header("Content-Type")), Is.EqualTo(("[\"ü\"]", "application/json")));
    }

    [Test]
    public void A_file_that_is_null_is_refused()
    {
        Assert.That(
            () => new MultipartBody().AddFiles("files", new FileUpload[] { null! }),
            Throws.ArgumentException.With.Message.EqualTo("A file must not be null; leave it out. (Parameter 'files')"));
    }

    [Test]
    public async Task A_form_leaves_out_what_is_not_given()
    {
        var body = new MultipartBody();
        body.Add("none", (object?)null);
        body.AddFile("file", null);
        body.AddFiles("files", null);
        body.Add("some", 1.5);

        Assert.That(await body.CreateContent().ReadAsStringAsync(CancellationToken.None), Does
            .Contain("Content-Disposition: form-data; name=\"some\"\r\n\r\n1.5\r\n").And.Not.Contain("none").And.Not.Contain("file"));
    }

    [Test]
    public void A_required_field_of_a_form_is_refused_by_name_when_it_is_null()
    {
        Assert.That(() => new MultipartBody().Add("agent_id", null, "agentId"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("agentId"));
        Assert.That(() => new MultipartBody().AddFile("file", null, "file"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("file"));
        Assert.That(() => new MultipartBody().AddFiles("files", null, "files"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("files"));
        Assert.That(
            () => new MultipartBody().AddFiles("files", [], "files"),
            Throws.ArgumentException.With.Message.EqualTo("The files must be given, and no file is in it; pass one at least. (Parameter 'files')"));
    }

    [Test]
    public async Task A_file_of_a_form_has_its_name_and_its_bytes()
    {
        var body = new MultipartBody();
        body.AddFile("file", FileUpload.FromBytes("abc"u8.ToArray(), "a.bin"), "file");

        Assert.That(await body.CreateContent().ReadAsStringAsync(CancellationToken.None), Does.Contain("name=\"file\"; filename=\"a.bin\"").And.Contain("\r\n\r\nabc\r\n"));
    }

    [TestCase("plain~.txt", "filename=\"plain~.txt\"\r\n")]
    [TestCase("\u00e9.txt", "filename=\"\u00e9.txt\"\r\n")]
    public async Task A_file_name_is_sent_once_in_UTF_8(string name, string end)
    {
        var body = new MultipartBody();
        body.AddFiles("files", [FileUpload.FromBytes([], name)]);

        Assert.That(await body.CreateContent().ReadAsStringAsync(CancellationToken.None), Does.Contain(end));
    }

    [Test]
    public void A_form_can_be_sent_again_unless_a_file_of_it_can_not()
    {
        using var forwardOnly = new ForwardOnlyStream([]);
        var repeatable = new MultipartBody();
        repeatable.Add("text", "t");
        repeatable.AddFiles("files", [FileUpload.FromBytes([], "a")]);
        var unrepeatable = new MultipartBody();
        unrepeatable.AddFiles("files", [FileUpload.FromBytes([], "a"), FileUpload.FromStream(forwardOnly, "b")]);

        Assert.That((repeatable.CanReplay, unrepeatable.CanReplay), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_health_check_is_an_operation_of_its_own_with_a_shorter_timeout()
    {
        var check = PreSignedUpload.Operation("Upload").ForHealthCheck();

        Assert.That(
            (check.Name, check.Method, check.PathTemplate, check.Credential, check.IsRetrySafe, check.AllowsEmptyBody, check.Timeout),
            Is.EqualTo(("CheckHealth", HttpMethod.Put, "{pre-signed address}", CredentialRequirement.None, true, false, TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void An_operation_has_a_hundred_seconds_and_is_not_repeated_by_default()
    {
        Assert.That((Post.Timeout, Post.IsRetrySafe, Post.ToString()), Is.EqualTo((TimeSpan.FromSeconds(100), false, "CreateThing")));
    }

    [Test]
    public void An_upload_is_a_PUT_that_takes_no_credential_and_may_take_a_quarter_of_an_hour()
    {
        var upload = PreSignedUpload.Operation("Upload");

        Assert.That(
            (upload.Name, upload.Method, upload.PathTemplate, upload.Credential, upload.IsRetrySafe, upload.Timeout),
            Is.EqualTo(("Upload", HttpMethod.Put, "{pre-signed address}", CredentialRequirement.None, true, TimeSpan.FromMinutes(15))));
    }

    [Test]
    public void An_upload_needs_a_name()
    {
        Assert.That(() => PreSignedUpload.Operation(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("name"));
    }

    [TestCase("http://storage.test/p", "http://storage.test/p", "http://storage.test/p")]
    [TestCase("https://storage.test/a/../b?s=%7e%2F", "https://storage.test/a/../b?s=%7e%2F", "https://storage.test/b?s=~%2F")]
    [TestCase("https://storage.test/a/../b#part", "https://storage.test/b#part", "https://storage.test/b#part")]
    public async Task An_upload_goes_to_its_address_as_it_was_signed(string address, string requested, string requestedByNetStandard)
    {
        var request = PreSignedUpload.Request(PreSignedUpload.Operation("Upload"), address, FileUpload.FromBytes([1], "a"), progress: null);

        var sent = await Sent(request);

        Assert.That(sent.Address.AbsoluteUri, Is.EqualTo(LibraryFramework.Choose(requested, netStandard: requestedByNetStandard)));
        Assert.That((sent.Method, sent.Header("Accept"), sent.Bytes), Is.EqualTo(("PUT", "*/*", new byte[] { 1 })));
    }

    [TestCase("")]
    [TestCase("/upload")]
    [TestCase("ftp://storage.test/p")]
    [TestCase("https://me@storage.test/p")]
    [TestCase("https://storage.test/p p")]
    [TestCase("https://storage.test/ü")]
    public void An_upload_to_anything_but_a_web_address_is_refused(string address)
    {
        Assert.That(
            () => PreSignedUpload.Request(PreSignedUpload.Operation("Upload"), address, FileUpload.FromBytes([], "a"), progress: null),
            Throws.ArgumentException.With.Message.EqualTo(
                "The address of an upload must be an absolute http or https address without a user name. (Parameter 'address')"));
    }

    private static async Task<ReceivedRequest> Sent(SessionsRequest request)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        await SessionsPipeline.Create(handler, Clients.Options<OrqSessionsOptions>(options => options.AllowPlainHttp = true)).SendAsync(request, CancellationToken.None);
        return handler.Request;
    }
}
