using System.Net;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ErrorMessageTests
{
    [TestCase(299, "the server did not say why.")]
    [TestCase(300, "redirects are not followed, since a key must not travel along; check the base address.")]
    [TestCase(304, "the resource is not modified, so that there is nothing to read; send the call without a header such as If-None-Match.")]
    [TestCase(399, "redirects are not followed, since a key must not travel along; check the base address.")]
    [TestCase(400, "the request was malformed; the server did not say why.")]
    [TestCase(401, "the credential was not accepted; check the key.")]
    [TestCase(403, "the credential is missing or does not allow this; check the key and its rights.")]
    [TestCase(404, "what the call names does not exist; check the id and the base address.")]
    [TestCase(409, "it collides with what exists already; Error may tell with what.")]
    [TestCase(413, "the request was too large.")]
    [TestCase(422, "the request was invalid; the server did not say why.")]
    [TestCase(429, "too many requests; slow down, or allow more retries.")]
    [TestCase(499, "the server did not say why.")]
    [TestCase(500, "the server failed; try again later.")]
    [TestCase(503, "the server failed; try again later.")]
    public void A_status_comes_with_what_to_do(int status, string advice)
    {
        var exception = new SessionsApiException((HttpStatusCode)status, operation: "GetSession", provider: "orq.ai");

        Assert.That(exception.Message, Is.EqualTo($"orq.ai answered GetSession with status {status}: {advice}"));
    }

    [TestCase("", false)]
    [TestCase("<html>no</html>", false)]
    [TestCase("""{"detail":"no"}""", false)]
    [TestCase("""{"detail":[]}""", false)]
    [TestCase("""{"detail":["no"]}""", false)]
    [TestCase("""{"message":"no"}""", false)]
    [TestCase("""{"detail":[{"loc":["body","id"],"msg":"no"}]}""", true)]
    [TestCase(" {\n \"detail\" : [ { \"msg\": \"no\" } ] }", true)]
    public void The_message_refers_to_violations_where_there_are_some_only(string body, bool isReferred)
    {
        var exception = new SessionsValidationException(body);

        Assert.That((exception.Message.Contains("Violations", StringComparison.Ordinal), exception.Error.Violations.Count > 0), Is.EqualTo((isReferred, isReferred)));
    }

    [TestCase(400)]
    [TestCase(422)]
    [TestCase(499)]
    public void The_message_refers_to_what_the_server_said(int status)
    {
        Assert.That(
            new SessionsApiException((HttpStatusCode)status, """{"message":"no"}""").Message, Does.EndWith("Error and ResponseBody hold what the server said."));
    }

    [TestCase(300, "redirects are not followed, since the address is signed for its own server; start a new upload.")]
    [TestCase(399, "redirects are not followed, since the address is signed for its own server; start a new upload.")]
    [TestCase(400, "it refused the upload, perhaps because its address has expired; start a new upload.")]
    [TestCase(401, "the upload address has expired, has been used or was refused; start a new upload, which gets a fresh address.")]
    [TestCase(403, "the upload address has expired, has been used or was refused; start a new upload, which gets a fresh address.")]
    [TestCase(404, "the upload address leads nowhere, or no longer; start a new upload, which gets a fresh address.")]
    [TestCase(410, "the upload address leads nowhere, or no longer; start a new upload, which gets a fresh address.")]
    [TestCase(409, "there is an upload at this address already; start a new upload, which gets a fresh address.")]
    [TestCase(412, "there is an upload at this address already; start a new upload, which gets a fresh address.")]
    [TestCase(413, "the request was too large.")]
    [TestCase(501, "the server failed; try again later.")]
    public async Task A_status_of_the_storage_comes_with_what_to_do(int status, string advice)
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Status((HttpStatusCode)status));
        var pipeline = SessionsPipeline.Create(handler, Clients.Options<WhyLabs.WhyLabsSessionsOptions>());
        var request = PreSignedUpload.Request(
            PreSignedUpload.Operation("UploadProfile"), "https://storage.test/p?signature=s", FileUpload.FromBytes([1], "p.bin"), progress: null);

        var exception = await Assert.CatchAsync<SessionsApiException>(() => pipeline.SendAsync(request, CancellationToken.None));

        Assert.That(exception!.Message, Is.EqualTo($"The storage of WhyLabs answered UploadProfile with status {status}: {advice}"));
    }

    [Test]
    public void A_status_outside_of_a_call_is_told_without_its_names()
    {
        Assert.That(
            new SessionsServerException(HttpStatusCode.BadGateway).Message,
            Is.EqualTo("The server answered the call with status 502: the server failed; try again later."));
    }

    [TestCase(null, "The call")]
    [TestCase("GetSession", "GetSession")]
    public void A_timeout_tells_what_ran_out_and_what_to_do(string? operation, string subject)
    {
        var exception = new SessionsTimeoutException(TimeSpan.FromSeconds(1.5), operation);

        Assert.That((exception.Timeout, exception.Operation), Is.EqualTo((TimeSpan.FromSeconds(1.5), operation)));
        Assert.That(exception.Message, Is.EqualTo(
            $"{subject} did not finish within 1.5 seconds; the server may have acted on it. Raise Timeout if that is to be expected."));
    }
}
