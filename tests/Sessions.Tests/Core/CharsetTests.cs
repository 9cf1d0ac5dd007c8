using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// A body is decoded as its response says, where .NET knows the charset. The library for netstandard2.0 reads UTF-8 only.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CharsetTests
{
    private const string Json = "{\"external_id\":\"Grüße, 日本\"}";
    private const string Latin = "{\"external_id\":\"Grüße\"}";

    [TestCase("utf-16", Json, "Grüße, 日本")]
    [TestCase("utf-16BE", Json, "Grüße, 日本")]
    [TestCase("UTF-32", Json, "Grüße, 日本")]
    [TestCase("iso-8859-1", Latin, "Grüße")]
    [TestCase("\"Latin1\"", Latin, "Grüße")]
    public async Task A_success_is_decoded_as_its_response_says(string charset, string body, string text)
    {
        var bytes = Encoding.GetEncoding(charset.Trim('"')).GetBytes(body);

        Assert.That(
            await ReadAsync(bytes, charset), LibraryFramework.Choose<NUnit.Framework.Constraints.IResolveConstraint>(Is.EqualTo(text), netStandard: Is.Not.EqualTo(text)));
    }

    [TestCase("utf-8")]
    [TestCase("\"UTF-8\"")]
    [TestCase("utf8")]
    [TestCase("us-ascii")]
    [TestCase("x-unheard-of")]
    public async Task A_charset_that_is_part_of_UTF_8_or_unknown_is_read_as_UTF_8(string charset)
    {
        Assert.That(await ReadAsync(Encoding.UTF8.GetBytes(Json), charset), Is.EqualTo("Grüße, 日本"));
    }

    [Test]
    public async Task An_error_is_decoded_as_its_response_says()
    {
        var handler = Answer(Encoding.Latin1.GetBytes("""{"message":"Grüße"}"""), "iso-8859-1", HttpStatusCode.BadRequest);

        var exception = await Assert.ThrowsAsync<SessionsBadRequestException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That(exception!.Error.Message, Is.EqualTo(LibraryFramework.Choose("Grüße", netStandard: "Gr\ufffd\ufffde")));
    }

    [Test]
    public async Task The_limit_of_a_response_counts_what_was_decoded()
    {
        var handler = Answer(Encoding.Latin1.GetBytes("{\"external_id\":\"" + new string('ü', 600) + "\"}"), "iso-8859-1", HttpStatusCode.OK);

        await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler, options => options.MaxResponseBytes = 1000).GetSessionAsync("s"));
    }

    private static async Task<string?> ReadAsync(byte[] body, string charset)
    {
        try
        {
            return (await Clients.Orq(Answer(body, charset, HttpStatusCode.OK)).GetSessionAsync("s"))?.ExternalId;
        }
        catch (InvalidResponseException)
        {
            return null;
        }
    }

    private static ScriptedHandler Answer(byte[] body, string charset, HttpStatusCode status)
    {
        return new ScriptedHandler((_, _) =>
        {
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset };
            return Task.FromResult(response);
        });
    }
}
