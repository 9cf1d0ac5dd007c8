using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sessions.Build.Processes;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// Connections as users set them up: proxies and certificates.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TransportTests
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

    // Nobody listens there.
    private const string NoProxy = "http://127.0.0.1:9";

    private static readonly string[] Makings =
    [
        "new OrqSessionsClient(options)",
        "new OrqSessionsClient(new SocketsHttpHandler(), options)",
        "new OrqSessionsClient(new HttpClientHandler(), options)",
        """
        new ServiceCollection().AddOrqSessions(set => (set.BaseAddress, set.ApiKey, set.AllowPlainHttp, set.Retry) = (options.BaseAddress, options.ApiKey, true, options.Retry))
            .Services.BuildServiceProvider().GetRequiredService<IOrqSessionsClient>()
        """,
    ];

    [TestCaseSource(nameof(Makings))]
    public async Task A_loopback_base_address_is_not_sent_through_a_proxy_of_the_environment(string making)
    {
        await using var server = await LoopbackServer.StartAsync(Answer);

        var run = await RunAsync(making, server.Address, NoProxy);

        Assert.That(run.Succeeded, Is.True, () => string.Join('\n', run.Lines));
        Assert.That(server.Heads.Single(), Does.StartWith("GET /v2/traces/sessions/s "));
    }

    [TestCaseSource(nameof(Makings))]
    public async Task Any_other_base_address_is_sent_through_a_proxy_of_the_environment(string making)
    {
        await using var proxy = await LoopbackServer.StartAsync(Answer);

        var run = await RunAsync(making, new Uri("http://api.test"), proxy.Address.ToString());

        Assert.That(run.Succeeded, Is.True, () => string.Join('\n', run.Lines));
        Assert.That(proxy.Heads.Single(), Does.StartWith("GET http://api.test/v2/traces/sessions/s "));
    }

    [Test]
    public async Task A_proxy_of_the_handler_is_used_for_loopback_too()
    {
        await using var proxy = await LoopbackServer.StartAsync(Answer);
        using var client = new OrqSessionsClient(
            new SocketsHttpHandler { Proxy = new WebProxy(proxy.Address) }, new OrqSessionsOptions { ApiKey = "k", BaseAddress = new Uri("http://localhost:9") });

        await client.GetSessionAsync("s");

        Assert.That(proxy.Heads.Single(), Does.StartWith("GET http://localhost:9/v2/traces/sessions/s "));
    }

    [Test]
    public async Task A_certificate_of_the_client_is_shown_to_the_server()
    {
        using var serverCertificate = Certificate("CN=localhost");
        using var clientCertificate = Certificate("CN=client-1");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var seen = ServeAsync(listener, serverCertificate);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = { ClientCertificates = [clientCertificate], RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=localhost" },
        };
        var address = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        using var client = new OrqSessionsClient(handler, new OrqSessionsOptions { ApiKey = "k", BaseAddress = address });

        await client.GetSessionAsync("s");

        Assert.That(await seen, Is.EqualTo("CN=client-1"));
    }

    private static Task<ChildProcessResult> RunAsync(string making, Uri address, string proxy)
    {
        var program = $$"""
            using Microsoft.Extensions.DependencyInjection;
            using Sessions.Core;
            using Sessions.Orq;

            var options = new OrqSessionsOptions
            {
                BaseAddress = new Uri("{{address}}"), ApiKey = "k", AllowPlainHttp = true, Retry = new RetryOptions { MaxRetries = 0 },
            };
            IOrqSessionsClient client = {{making}};
            await client.GetSessionAsync("s");
            """;
        return SnippetProgram.RunAsync(
            new Snippet("Program.cs", 1, program), [.. new[] { "http_proxy", "https_proxy", "all_proxy" }.Select(name => KeyValuePair.Create(name, (string?)proxy))]);
    }

    private static async Task<string?> ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(connection.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = true,
            EnabledSslProtocols = SslProtocols.None,
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        });
        var head = new List<byte>();
        var buffer = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()) && await stream.ReadAsync(buffer) > 0)
        {
            head.Add(buffer[0]);
        }

        await stream.WriteAsync(Answer);
        return stream.RemoteCertificate?.Subject;
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
