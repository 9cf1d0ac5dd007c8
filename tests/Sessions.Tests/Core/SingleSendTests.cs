using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework.Constraints;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// A call reaches the server as often as the client says. .NET repeats a request without a body when a connection ends before an answer; where
/// the libraries are those for netstandard2.0, they can't keep it from that.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SingleSendTests
{
    private static readonly byte[] Empty = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

    private static IEnumerable<TestCaseData> Calls =>
        from method in new[] { "GET", "DELETE", "HEAD", "OPTIONS", "POST", "PUT", "PATCH" }
        from retries in new[] { 0, 2 }
        select new TestCaseData(method, retries);

    [TestCaseSource(nameof(Calls))]
    public async Task A_call_on_a_fresh_connection_that_ends_before_an_answer_arrives_as_often_as_it_was_attempted(string method, int retries)
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);

        var exception = await FailureOf(PipelineOf(server, retries), method);

        Assert.That((exception.Attempts, exception.RequestMayHaveArrived), Is.EqualTo((retries + 1, true)));
        Assert.That(server.Heads, HasCount(exception.Attempts).And.All.StartWith(method));
    }

    [TestCaseSource(nameof(Calls))]
    public async Task A_call_on_a_pooled_connection_that_ends_before_an_answer_arrives_as_often_as_it_was_attempted(string method, int retries)
    {
        await using var server = await LoopbackServer.StartAsync(AnswerTheFirstInEachConnection);
        var pipeline = PipelineOf(server, retries: 0);
        await pipeline.SendAsync(Request("TRACE"), CancellationToken.None);

        var exception = await FailureOf(pipeline, method);

        Assert.That(exception.Attempts, Is.EqualTo(1));
        Assert.That(server.Heads.Where(head => head.StartsWith(method, StringComparison.Ordinal)).ToList(), HasCount(1));
    }

    [TestCase("GET")]
    [TestCase("DELETE")]
    public async Task A_request_without_a_body_says_nothing_of_one(string method)
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);

        await FailureOf(PipelineOf(server, retries: 0), method);

        Assert.That(server.Heads, Has.None.Contains("Content-Length").And.None.Contains("Transfer-Encoding"));
    }

    [Test]
    public async Task A_server_that_breaks_off_within_its_answer_is_asked_once()
    {
        await using var server = await LoopbackServer.StartAsync("HTTP/1.1 2"u8.ToArray());

        await FailureOf(PipelineOf(server, retries: 0), "GET");

        Assert.That(server.Heads, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_body_that_ends_with_its_connection_is_read()
    {
        await using var server = await LoopbackServer.StartAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}"u8.ToArray());

        var response = await PipelineOf(server, retries: 0).SendAsync<Session>(Request("GET"), CancellationToken.None);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_connection_that_ended_while_it_was_idle_costs_nothing()
    {
        await using var server = await LoopbackServer.StartAsync(async (stream, cancellationToken) => await stream.WriteAsync(Empty, cancellationToken));
        var pipeline = PipelineOf(server, retries: 3);

        for (var call = 0; call < 20; call++)
        {
            await pipeline.SendAsync(Request("GET"), CancellationToken.None);
        }

        Assert.That(server.Heads, LibraryFramework.Choose<IResolveConstraint>(Has.Count.InRange(20, 40), netStandard: Has.Count.AtLeast(20)));
    }

    [Test]
    public async Task A_filter_of_the_users_still_runs()
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        var filtered = 0;
        var services = new ServiceCollection();
        services
            .AddOrqSessions(options => (options.ApiKey, options.BaseAddress, options.Retry.MaxRetries) = ("k", server.Address, 0))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PlaintextStreamFilter = (context, _) =>
                {
                    filtered++;
                    return ValueTask.FromResult(context.PlaintextStream);
                },
            });
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<SessionsConnectionException>(() => provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s"));

        Assert.That(filtered, HasNumber(1));
        Assert.That(server.Heads, HasCount(1));
    }

    [Test]
    public async Task A_call_over_TLS_arrives_as_often_as_it_was_attempted()
    {
        using var certificate = Certificate();
        await using var server = await LoopbackServer.StartAsync((_, _, _) => Task.FromResult(false), certificate);
        var services = new ServiceCollection();
        services
            .AddOrqSessions(options => (options.ApiKey, options.BaseAddress, options.Retry.MaxRetries) = ("k", server.Address, 0))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.GetCertHashString() == certificate.Thumbprint },
            });
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<SessionsConnectionException>(() => provider.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s"));

        Assert.That(server.Heads, HasCount(1));
    }

    private static async Task<bool> AnswerTheFirstInEachConnection(Stream stream, int number, CancellationToken cancellationToken)
    {
        if (number > 0)
        {
            return false;
        }

        await stream.WriteAsync(Empty, cancellationToken);
        return true;
    }

    private static SessionsPipeline PipelineOf(LoopbackServer server, int retries)
    {
        return SessionsPipeline.Create(new OrqSessionsOptions
        {
            ApiKey = "k",
            BaseAddress = server.Address,
            Retry = new RetryOptions { MaxRetries = retries, BaseDelay = TimeSpan.Zero },
        });
    }

    private static SessionsRequest Request(string method)
    {
        var request = new SessionsRequest(new SessionsOperation("Call", new HttpMethod(method), "/x", CredentialRequirement.None) { IsRetrySafe = true });
        request.AddPath("/x");
        return request;
    }

    private static async Task<SessionsConnectionException> FailureOf(SessionsPipeline pipeline, string method)
    {
        return (await Assert.ThrowsAsync<SessionsConnectionException>(() => pipeline.SendAsync(Request(method), CancellationToken.None)))!;
    }

    private static IResolveConstraint HasNumber(int number)
    {
        return LibraryFramework.Choose<IResolveConstraint>(Is.EqualTo(number), netStandard: Is.AtLeast(number));
    }

    private static Constraint HasCount(int count)
    {
        return LibraryFramework.Choose<Constraint>(Has.Count.EqualTo(count), netStandard: Has.Count.AtLeast(count));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = DateTimeOffset.UtcNow;
        using var ephemeral = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pfx), password: null);
    }
}
