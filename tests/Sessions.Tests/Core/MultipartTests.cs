using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class MultipartTests
{
    private const string Session = """{"id":"s"}""";

    // Not as arguments of an attribute, which are stored in UTF-8 and lose such halves.
    private static readonly TestCaseData[] HalvesOfPairs =
    [
        new TestCaseData("a\ud83d", "p", "agentId").SetArgDisplayNames("high, at the end"),
        new TestCaseData("a", "\ude00p", "textPrompt").SetArgDisplayNames("low, at the start"),
        new TestCaseData("a", "\ude00\ud83d", "textPrompt").SetArgDisplayNames("in the wrong order"),
    ];

    [Test]
    public async Task Each_file_is_a_part_under_the_same_name()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        await Clients.Portal(handler).CreateSessionAsync(
            "a", "p", [FileUpload.FromBytes("1"u8.ToArray(), "one.txt"), FileUpload.FromBytes("2"u8.ToArray(), "two.bin")]);

        Assert.That(handler.Request.Body, Does
            .Contain("Content-Disposition: form-data; name=\"files\"; filename=\"one.txt\"\r\nContent-Type: text/plain\r\n\r\n1")
            .Or.Contain("Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"files\"; filename=\"one.txt\"\r\n\r\n1"));
        Assert.That(handler.Request.Body, Does
            .Contain("Content-Disposition: form-data; name=\"files\"; filename=\"two.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n2")
            .Or.Contain("Content-Type: application/octet-stream\r\nContent-Disposition: form-data; name=\"files\"; filename=\"two.bin\"\r\n\r\n2"));
    }

    [TestCaseSource(nameof(HalvesOfPairs))]
    public async Task A_text_field_with_half_of_a_surrogate_pair_is_refused(string agentId, string prompt, string parameter)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Clients.Portal(handler).CreateSessionAsync(agentId, prompt));

        Assert.That((exception!.ParamName, handler.Requests.Count), Is.EqualTo((parameter, 0)));
        Assert.That(exception.Message, Does.StartWith("The value contains half of a surrogate pair, which can't be sent as UTF-8; pass whole characters."));
    }

    [Test]
    public async Task A_text_field_with_a_whole_surrogate_pair_is_sent_as_it_is()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        await Clients.Portal(handler).CreateSessionAsync("a", "\ud83d\ude00");

        Assert.That(handler.Request.Body, Does.Contain("\r\n\r\n\ud83d\ude00\r\n"));
    }

    [Test]
    public void A_file_name_with_half_of_a_surrogate_pair_is_refused()
    {
        Assert.That(() => FileUpload.FromBytes([], "a\ud83d.txt"), Throws.ArgumentException.With.Message.Contains("half of a surrogate pair"));
    }

    [Test]
    public async Task A_file_name_beyond_ASCII_is_carried_in_UTF_8()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        await Clients.Portal(handler).CreateSessionAsync("a", "p", [FileUpload.FromBytes([], "日.txt")]);

        Assert.That(handler.Request.Body, Does.Contain("filename=\"日.txt\"\r\n").And.Not.Contain("filename*"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("..")]
    [TestCase("a/b")]
    [TestCase("a\\b")]
    [TestCase("a\0b")]
    public void A_text_that_can_not_be_a_file_name_is_refused(string name)
    {
        Assert.That(() => FileUpload.FromBytes([], name), Throws.ArgumentException.With.Property("ParamName").EqualTo("fileName"));
    }

    [Test]
    public void A_media_type_that_is_none_is_refused()
    {
        Assert.That(() => FileUpload.FromBytes([], "a", "plain text\r\n"), Throws.ArgumentException.With.Message.Contains("media type"));
    }

    [Test]
    public void A_file_that_does_not_exist_is_refused_by_its_path()
    {
        Assert.That(() => FileUpload.FromFile("no/such.file"), Throws.TypeOf<FileNotFoundException>().With.Property("FileName").EqualTo("no/such.file"));
    }

    [Test]
    public async Task A_stream_of_the_caller_stays_open()
    {
        using var stream = new MemoryStream([1, 2, 3]);

        await Clients.Portal(new ScriptedHandler(ScriptedHandler.Json(Session))).UpdateSessionAsync("s", "p", [FileUpload.FromStream(stream, "f")]);

        Assert.That(stream.CanRead, Is.True);
    }

    [Test]
    public async Task A_missing_prompt_is_refused_by_name()
    {
        var exception = await Assert.ThrowsAsync<ArgumentNullException>(
            () => Clients.Portal(new ScriptedHandler(ScriptedHandler.Json(Session))).CreateSessionAsync("a", null!));

        Assert.That(exception!.ParamName, Is.EqualTo("textPrompt"));
    }

    [Test]
    public async Task No_file_sends_no_part()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Session));

        await Clients.Portal(handler).CreateSessionAsync("a", "p", []);

        Assert.That(handler.Request.Body, Does.Not.Contain("files"));
    }
}
