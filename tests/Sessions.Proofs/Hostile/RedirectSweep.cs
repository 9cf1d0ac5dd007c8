using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Redirects to another origin, by every status that redirects: nothing arrives there, the key least of all.
/// </summary>
internal sealed class RedirectSweep : IAttack
{
    private static readonly int[] Statuses = [300, 301, 302, 303, 305, 307, 308];

    public string Name => "redirects to another origin, where nothing may arrive";

    public async Task RunAsync(AttackCount count)
    {
        await using var elsewhere = new HostileServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
        foreach (var status in Statuses)
        {
            await using var server = new HostileServer(async connection =>
            {
                await connection.ReadHeadAsync();
                await connection.WriteAsync($"HTTP/1.1 {status} Redirect\r\nLocation: {elsewhere.Address}elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                await connection.CloseAsync();
            });
            using var clients = ProvenClients.At(server.Address, options => options.Retry = new RetryOptions { MaxRetries = 0 });
            foreach (var operation in AllOperations.List)
            {
                await count.TryAsync(() => EndAsync(elsewhere, status, () => operation.CallAsync(clients, "s-1", default)));
            }

            await using var services = Injected(server.Address);
            await count.TryAsync(() => EndAsync(elsewhere, status, () => services.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s-1")));
        }
    }

    // The user's own primary handler asks for redirects, which the registration must undo.
    private static ServiceProvider Injected(Uri address)
    {
        var services = new ServiceCollection();
        services
            .AddOrqSessions(options => (options.ApiKey, options.BaseAddress, options.Retry) = (ProvenClients.Key, address, new RetryOptions { MaxRetries = 0 }))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true });
        return services.BuildServiceProvider();
    }

    private static async Task<Ending> EndAsync(HostileServer elsewhere, int status, Func<Task> call)
    {
        var before = elsewhere.Connections;
        var ending = await Ending.OfAsync(call);
        if (elsewhere.Connections > before)
        {
            throw new ProofFailure($"a redirect with status {status} was followed to another origin: {elsewhere.Heads[^1]}");
        }

        return ending.Exception is SessionsApiException { StatusCode: { } told } && (int)told == status
            ? ending
            : throw new ProofFailure($"a redirect with status {status} ended in {ending.Name}: {ending.Exception?.Message}");
    }
}
