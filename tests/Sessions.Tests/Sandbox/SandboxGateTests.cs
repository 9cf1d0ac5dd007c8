using System.Net;
using System.Net.Sockets;
using System.Text;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// Requests on a raw socket, as a browser sends them for a page of somebody else, and as programs do. PORT stands for the port of the sandbox.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SandboxGateTests
{
    private const string Reached = "HTTP/1.1 200";
    private const string Misdirected = "HTTP/1.1 421";
    private const string Forbidden = "HTTP/1.1 403";
    private const string BadRequest = "HTTP/1.1 400";

    private static readonly string[] Paths =
    [
        "/", "/sandbox/apis", "/sandbox/page.js", "/sandbox/exchanges", "/sandbox/exchanges/1", "/sandbox/sessions?search=a", "/sandbox/changes",
        "/orq/v2/traces/sessions/1", "/whylabs/sessions", "/whylabs-storage/m/p.bin", "/nowhere",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    private SandboxServer _server = null!;

    private string Port => _server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
    }

    [TestCase("127.0.0.1:PORT")]
    [TestCase("localhost:PORT")]
    [TestCase("LocalHost:PORT")]
    [TestCase("[::1]:PORT")]
    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    [TestCase("[::1]")]
    public async Task A_request_for_the_loopback_address_is_served(string host)
    {
        Assert.That(await SendAsync($"GET /sandbox/apis HTTP/1.1\r\nHost: {host}"), Does.StartWith(Reached).And.Contain(_server.Orq.ApiKey));
    }

    [TestCase("evil.test")]
    [TestCase("evil.test:PORT")]
    [TestCase("localhost.evil.test:PORT")]
    [TestCase("127.0.0.1.evil.test:PORT")]
    [TestCase("evil-localhost:PORT")]
    [TestCase("app.localhost:PORT")]
    [TestCase("0.0.0.0:PORT")]
    [TestCase("127.0.0.2:PORT")]
    [TestCase("192.168.0.1:PORT")]
    [TestCase("[::2]:PORT")]
    [TestCase("127.0.0.1:1")]
    [TestCase("localhost:80")]
    public async Task A_request_for_another_host_is_refused(string host)
    {
        var answer = await SendAsync($"GET /sandbox/apis HTTP/1.1\r\nHost: {host}");

        Assert.That(answer, Does.StartWith(Misdirected).And.Contain("AllowedHosts").And.Not.Contain(_server.Orq.ApiKey));
    }

    [TestCase("GET /sandbox/apis HTTP/1.1\r\nX-Host: 127.0.0.1", BadRequest)]
    [TestCase("GET /sandbox/apis HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.test", BadRequest)]
    [TestCase("GET /sandbox/apis HTTP/1.1\r\nHost:", Misdirected)]
    [TestCase("GET /sandbox/apis HTTP/1.0", Misdirected)]
    [TestCase("GET /sandbox/apis HTTP/1.0\r\nHost: evil.test", Misdirected)]
    [TestCase("GET /sandbox/apis HTTP/1.0\r\nHost: 127.0.0.1:PORT", Reached)]
    [TestCase("GET http://evil.test/sandbox/apis HTTP/1.1\r\nHost: evil.test", Misdirected)]
    [TestCase("GET http://evil.test/sandbox/apis HTTP/1.1\r\nHost: 127.0.0.1:PORT", BadRequest)]
    [TestCase("GET http://127.0.0.1:PORT/sandbox/apis HTTP/1.1\r\nHost: evil.test", BadRequest)]
    [TestCase("GET http://127.0.0.1:PORT/sandbox/apis HTTP/1.1\r\nHost: 127.0.0.1:PORT", Reached)]
    public async Task A_request_without_one_clear_host_is_refused(string head, string expected)
    {
        Assert.That(await SendAsync(head), Does.StartWith(expected));
    }

    [Test]
    public async Task Another_host_is_refused_at_every_path_and_with_every_method()
    {
        foreach (var (method, path) in Methods.SelectMany(_ => Paths, (method, path) => (method, path)))
        {
            Assert.That(await SendAsync($"{method} {path} HTTP/1.1\r\nHost: evil.test"), Does.StartWith(Misdirected), $"{method} {path}");
        }

        Assert.That(_server.Exchanges, Is.Empty);
    }

    [TestCase("Origin: https://evil.test")]
    [TestCase("Origin: http://evil.test:PORT")]
    [TestCase("Origin: http://localhost:PORT")]
    [TestCase("Origin: http://127.0.0.1:1")]
    [TestCase("Origin: http://127.0.0.1:PORT.evil.test")]
    [TestCase("Origin: null")]
    [TestCase("Origin: file://")]
    [TestCase("Origin: ")]
    [TestCase("Sec-Fetch-Site: cross-site")]
    [TestCase("Sec-Fetch-Site: same-site")]
    [TestCase("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script")]
    [TestCase("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe")]
    [TestCase("Sec-Fetch-Site: same-origin\r\nOrigin: https://evil.test")]
    public async Task A_request_that_a_page_of_another_origin_makes_is_refused_at_every_path(string header)
    {
        foreach (var (method, path) in Methods.SelectMany(_ => Paths, (method, path) => (method, path)))
        {
            Assert.That(await SendAsync($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{header}"), Does.StartWith(Forbidden), $"{method} {path}");
        }

        Assert.That(_server.Exchanges, Is.Empty);
    }

    [TestCase("Origin: http://127.0.0.1:PORT\r\nSec-Fetch-Site: same-origin")]
    [TestCase("Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document")]
    [TestCase("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty")]
    public async Task What_the_page_of_the_sandbox_asks_for_is_served(string headers)
    {
        Assert.That(await SendAsync($"GET /sandbox/apis HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{headers}"), Does.StartWith(Reached));
    }

    [Test]
    public async Task A_link_on_another_page_leads_to_the_page_and_to_nothing_else()
    {
        const string Link = "Host: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document";

        Assert.That(await SendAsync($"GET / HTTP/1.1\r\n{Link}"), Does.StartWith(Reached));
        Assert.That(await SendAsync($"POST / HTTP/1.1\r\n{Link}"), Does.StartWith(Forbidden));
        Assert.That(await SendAsync($"GET /sandbox/apis HTTP/1.1\r\n{Link}"), Does.StartWith(Forbidden));
    }

    [TestCase("/")]
    [TestCase("/sandbox/apis")]
    [TestCase("/sandbox/page.js")]
    [TestCase("/sandbox/exchanges")]
    [TestCase("/sandbox/sessions")]
    public async Task What_the_page_reads_can_be_neither_framed_nor_loaded_by_another_page(string path)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(_server.Address, path));

        Assert.That(
            new[] { "Cross-Origin-Resource-Policy", "X-Frame-Options", "X-Content-Type-Options" }.Select(name => response.Headers.GetValues(name).Single()),
            Is.EqualTo(new[] { "same-origin", "DENY", "nosniff" }));
        Assert.That(response.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
    }

    [TestCase("sandbox.test", "sandbox.test", Reached)]
    [TestCase("sandbox.test", "SANDBOX.test:8080", Reached)]
    [TestCase("sandbox.test", "evil.test", Misdirected)]
    [TestCase("sandbox.test", "a.sandbox.test", Misdirected)]
    [TestCase("sandbox.test:8080", "sandbox.test:8080", Reached)]
    [TestCase("sandbox.test:8080", "sandbox.test:8081", Misdirected)]
    [TestCase("sandbox.test:8080", "sandbox.test", Misdirected)]
    [TestCase("sandbox.test:80", "sandbox.test:80", Reached)]
    [TestCase("10.0.0.1", "10.0.0.1:5000", Reached)]
    [TestCase("[2001:db8::1]", "[2001:db8::1]:5000", Reached)]
    [TestCase("sandbox.test", "localhost:PORT", Reached)]
    public async Task An_allowed_host_is_served_too(string allowed, string host, string expected)
    {
        await _server.DisposeAsync();
        _server = await SandboxServer.StartAsync(new SandboxOptions { AllowedHosts = [allowed] });

        Assert.That(await SendAsync($"GET /sandbox/apis HTTP/1.1\r\nHost: {host}\r\nOrigin: https://{host}"), Does.StartWith(expected));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("*")]
    [TestCase("http://sandbox.test")]
    [TestCase("sandbox.test/path")]
    [TestCase("user@sandbox.test")]
    [TestCase("sandbox.test:0x1")]
    [TestCase("sandbox.test:70000")]
    public async Task An_allowed_host_that_is_no_host_is_refused(string host)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => SandboxServer.StartAsync(new SandboxOptions { AllowedHosts = ["ok.test", host] }));

        Assert.That(exception!.Message, Is.EqualTo($"AllowedHosts must hold host names such as sandbox.test or sandbox.test:8080, but holds '{host}'."));
    }

    [Test]
    public async Task No_list_of_allowed_hosts_is_refused()
    {
        await Assert.ThatAsync(
            () => SandboxServer.StartAsync(new SandboxOptions { AllowedHosts = null! }), Throws.ArgumentException.With.Message.StartsWith("AllowedHosts must not be null"));
    }

    private async Task<string> SendAsync(string head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Replace("PORT", Port, StringComparison.Ordinal) + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
