using Sessions.Core;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class MultipartNamesOnSandboxTests
{
    private SandboxServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions { Strict = true });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
    }

    [TestCase("plain.txt")]
    [TestCase("Grüße 日本語 שלום.txt")]
    [TestCase("😀.png")]
    [TestCase("a \"b\" c.txt")]
    [TestCase("a\r\nb\nc.txt")]
    [TestCase("50%; a=b'c, d.txt")]
    [TestCase("=?utf-8?B?w6Q=?=")]
    public async Task The_server_reads_the_name_of_a_file_that_the_client_was_given(string name)
    {
        using var client = new PortalSessionsClient(new PortalSessionsOptions { ApiKey = _server.Portal.ApiKey, BaseAddress = _server.Portal.BaseAddress });

        var session = await client.CreateSessionAsync("a", "p", [FileUpload.FromBytes("1"u8.ToArray(), name)]);

        Assert.That(_server.PortalFiles(session.Id!).Single().Name, Is.EqualTo(name));
    }

    [TestCase("filename=\"a.txt\"", "a.txt")]
    [TestCase("filename=a.txt", "a.txt")]
    [TestCase("filename=\"a;b\\c.txt\"", "a;b\\c.txt")]
    [TestCase("filename=\"c:\\\"", "c:\\")]
    [TestCase("FileName = \"a%0d%0a%22.txt\" ; x=y", "a\r\n\".txt")]
    [TestCase("filename=\"a_.txt\"; filename*=utf-8''a%C3%A4.txt", "aä.txt")]
    public async Task The_server_reads_what_other_clients_write(string parameter, string name)
    {
        using var client = new HttpClient { BaseAddress = _server.Portal.BaseAddress };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + _server.Portal.ApiKey);
        using var content = new StringContent(
            "--b\r\nContent-Disposition: form-data; name=agent_id\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name=\"text_prompt\"\r\n\r\np\r\n"
            + $"--b\r\nContent-Disposition: form-data; name=\"files\"; {parameter}\r\n\r\n1\r\n--b--\r\n");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        var answer = await Answer.ReadAsync(await client.PostAsync("sessions", content));

        Assert.That(_server.PortalFiles(answer.Json.GetProperty("id").GetString()!).Single().Name, Is.EqualTo(name), answer.Text);
    }
}
