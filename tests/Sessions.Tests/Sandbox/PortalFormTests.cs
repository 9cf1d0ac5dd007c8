using System.Net;

namespace Sessions.Tests.Sandbox;

internal sealed class PortalFormTests : SandboxFixture
{
    private const string Type = "multipart/form-data; boundary=b";
    private const string Agent = "--b\r\nContent-Disposition: form-data; name=agent_id\r\n\r\nagent-1\r\n";
    private const string Prompt = "--b\r\nContent-Disposition: form-data; name=text_prompt\r\n\r\nHello\r\n";
    private const string PromptFile = "--b\r\nContent-Disposition: form-data; name=text_prompt; filename=a.txt\r\n\r\nHello\r\n";
    private const string FileText = "--b\r\nContent-Disposition: form-data; name=files\r\n\r\nHello\r\n";
    private const string NoDisposition = "--b\r\nX: y\r\n\r\nHello\r\n";
    private const string End = "--b--\r\n";

    [TestCase(Type, Prompt + End, """["body","agent_id"]""", "missing")]
    [TestCase(Type, Agent + End, """["body","text_prompt"]""", "missing")]
    [TestCase(Type, Agent + PromptFile + End, """["body","text_prompt"]""", "string_type")]
    [TestCase(Type, Agent + Prompt + FileText + End, """["body","files"]""", "value_error")]
    [TestCase(Type, NoDisposition + End, """["body"]""", "value_error")]
    [TestCase(Type, Agent + Prompt, """["body"]""", "value_error")]
    [TestCase(Type, "", """["body"]""", "value_error")]
    [TestCase("multipart/form-data", Agent + Prompt + End, """["body"]""", "value_error")]
    [TestCase("application/json", "{}", """["body","agent_id"]""", "missing")]
    [TestCase("nonsense", "{}", """["body","agent_id"]""", "missing")]
    public async Task Form_that_breaks_the_document_is_answered_with_422_and_the_place(string contentType, string body, string place, string type)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await Answer.ReadAsync(await Portal.PostAsync("sessions", content));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), answer.Text);
        Assert.That(answer.Json.GetProperty("detail")[0].GetProperty("loc").GetRawText(), Is.EqualTo(place));
        Assert.That(answer.Json.GetProperty("detail")[0].GetProperty("type").GetString(), Is.EqualTo(type));
    }

    [Test]
    public async Task Fields_without_quotes_and_in_any_order_are_taken()
    {
        using var content = new StringContent(Prompt + Agent + End);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", Type);

        var answer = await Answer.ReadAsync(await Portal.PostAsync("sessions", content));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }
}
