using System.Net;
using System.Text;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class BodyTextTests
{
    // Four bytes and two characters each, so that some of them lie across the end of a reader's buffer, wherever it is.
    private static readonly string Emoji = string.Concat(Enumerable.Repeat("😀", 5000));

    [TestCase("")]
    [TestCase("a")]
    [TestCase("é")]
    [TestCase("aé")]
    public async Task Characters_of_several_bytes_survive_at_every_place_of_a_long_body(string start)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json($$"""{"_id":"{{start}}{{Emoji}}"}"""));

        Assert.That((await Clients.Orq(handler).GetSessionAsync("s")).Id, Is.EqualTo(start + Emoji));
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("xx")]
    [TestCase("xxx")]
    public async Task Characters_of_several_bytes_survive_at_every_place_of_a_long_error(string start)
    {
        var text = start + string.Concat(Enumerable.Repeat("😀", 700_000));
        var handler = new ScriptedHandler(ScriptedHandler.Json(text, HttpStatusCode.NotFound));

        var exception = await Assert.ThrowsAsync<SessionsNotFoundException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That(exception!.ResponseBody == text, Is.True);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_body_that_ends_inside_a_character_is_refused(int missing)
    {
        var bytes = Encoding.UTF8.GetBytes("{\"_id\":\"😀");
        var handler = Answer(bytes[..^missing]);

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That(exception!.Message, Is.EqualTo("The response to GetSession is not UTF-8."));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    [TestCase("utf-32BE")]
    public async Task A_byte_order_mark_of_another_encoding_is_followed(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        var handler = Answer([.. text.GetPreamble(), .. text.GetBytes("""{"_id":"é"}""")]);

        Assert.That((await Clients.Orq(handler).GetSessionAsync("s")).Id, Is.EqualTo("é"));
    }

    private static ScriptedHandler Answer(byte[] body)
    {
        return new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) }));
    }
}
