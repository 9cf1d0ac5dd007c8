using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Sessions.Orq;
using Sessions.Sandbox;

namespace Sessions.Proofs.Concurrency;

/// <summary>
/// A thousand calls at once through one client from dependency injection: none fails, and no more connections are opened than configured.
/// </summary>
internal sealed class ConcurrencyProof : IProof
{
    private const int Calls = 1000;
    private const int MaxConnections = 16;

    public string Name => "concurrency";

    public async Task RunAsync(TextWriter output)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        var connections = new ConnectionCount();
        var services = new ServiceCollection();
        services.AddOrqSessions(sandbox.Orq.Configure).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            MaxConnectionsPerServer = MaxConnections,
            ConnectCallback = connections.ConnectAsync,
        });
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IOrqSessionsClient>();

        var watch = Stopwatch.StartNew();
        var ids = await Task.WhenAll(Enumerable.Range(0, Calls).Select(number => CreateAndReadAsync(client, number)));
        var elapsed = watch.Elapsed;

        if (ids.Distinct(StringComparer.Ordinal).Count() != Calls)
        {
            throw new ProofFailure("two calls got the same session.");
        }

        if (connections.Opened > MaxConnections || connections.Opened == 0)
        {
            throw new ProofFailure($"{connections.Opened} connections were opened, where {MaxConnections} are the most.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Calls} concurrent flows of 2 calls each, 0 failures, {connections.Opened} connections of at most {MaxConnections}, in {elapsed.TotalSeconds:0.00} s"));
    }

    private static async Task<string> CreateAndReadAsync(IOrqSessionsClient client, int number)
    {
        var externalId = string.Create(CultureInfo.InvariantCulture, $"flow-{number}");
        try
        {
            var created = await client.CreateSessionAsync(Request(externalId));
            var read = await client.GetSessionAsync(created.Id);
            return read.Id == created.Id && read.ExternalId == externalId
                ? read.Id
                : throw new ProofFailure($"the session of {externalId} came back as that of {read.ExternalId}.");
        }
        catch (Exception exception) when (exception is not ProofFailure)
        {
            throw new ProofFailure($"one of {Calls} concurrent calls ended in {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static CreateSessionRequest Request(string externalId) => new()
    {
        ExternalId = externalId,
        Billing = new Billing { InputCost = 0, OutputCost = 0, TotalCost = 0 },
        Usage = new Usage { PromptTokens = 0, CompletionTokens = 0, TotalTokens = 0 },
    };

    private sealed class ConnectionCount
    {
        private int _opened;

        public int Opened => Volatile.Read(ref _opened);

        public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _opened);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
