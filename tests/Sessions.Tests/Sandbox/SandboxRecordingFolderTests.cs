using System.Text.Json;
using Sessions.Sandbox;
using Sessions.Tests.Build;

namespace Sessions.Tests.Sandbox;

internal sealed class SandboxRecordingFolderTests
{
    [Test]
    public async Task Exchange_has_a_line_with_everything_that_was_sent_and_answered()
    {
        using var folder = new TemporaryFolder();

        await CreateSessionAsync(folder.Path);

        var exchange = Lines(folder.Path)[1];
        Assert.That(
            (exchange.GetProperty("provider").GetString(), exchange.GetProperty("operation").GetString(), exchange.GetProperty("method").GetString(), exchange.GetProperty("path").GetString(), exchange.GetProperty("status").GetInt32()),
            Is.EqualTo(("WhyLabs", "CreateSession", "POST", "/whylabs/v0/sessions", 200)));
        Assert.That(exchange.GetProperty("request").GetProperty("body").GetBytesFromBase64(), Is.EqualTo("""{"userId":"me"}"""u8.ToArray()));
        Assert.That(exchange.GetProperty("request").GetProperty("headers").EnumerateArray().Select(header => header[0].GetString()), Has.One.EqualTo("Content-Type"));
        Assert.That(exchange.GetProperty("response").GetProperty("bodyLength").GetInt64(), Is.EqualTo(exchange.GetProperty("response").GetProperty("body").GetBytesFromBase64().Length));
    }

    [Test]
    public async Task First_line_tells_where_each_provider_stands()
    {
        using var folder = new TemporaryFolder();

        await CreateSessionAsync(folder.Path);

        var providers = Lines(folder.Path)[0].GetProperty("providers").EnumerateArray();
        Assert.That(
            providers.Select(provider => $"{provider.GetProperty("name").GetString()} {provider.GetProperty("prefix").GetString()}"),
            Is.SupersetOf(["WhyLabs /whylabs", "Humanloop /humanloop/v4", "Orq /orq", "Portal /portal", "WhyLabs /whylabs-storage"]));
    }

    [Test]
    public async Task Every_sandbox_has_a_file_of_its_own_and_one_that_nobody_calls_has_none()
    {
        using var folder = new TemporaryFolder();

        await CreateSessionAsync(folder.Path);
        await CreateSessionAsync(folder.Path);
        await using var idle = await SandboxServer.StartAsync(new SandboxOptions { RecordingFolder = folder.Path });

        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Request_whose_body_is_too_large_to_be_read_has_a_line()
    {
        using var folder = new TemporaryFolder();
        await using (var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordingFolder = folder.Path }))
        {
            await RawRequest.SendAsync(sandbox.Address, "POST /orq/v2/traces/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 999999999\r\n\r\n");
        }

        Assert.That(Lines(folder.Path)[1].GetProperty("status").GetInt32(), Is.EqualTo(413));
        Assert.That(Lines(folder.Path)[1].GetProperty("exception").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Folder_without_a_name_is_refused()
    {
        Assert.That(
            async () => await SandboxServer.StartAsync(new SandboxOptions { RecordingFolder = "" }),
            Throws.ArgumentException.With.Message.EqualTo("RecordingFolder must not be empty; null records into no folder."));
    }

    private static async Task CreateSessionAsync(string folder)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordingFolder = folder });
        using var http = new HttpClient { BaseAddress = sandbox.WhyLabs.BaseAddress };
        using var content = new StringContent("""{"userId":"me"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync(new Uri("v0/sessions", UriKind.Relative), content);
    }

    private static List<JsonElement> Lines(string folder)
    {
        return [.. File.ReadLines(Directory.GetFiles(folder).Single()).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
