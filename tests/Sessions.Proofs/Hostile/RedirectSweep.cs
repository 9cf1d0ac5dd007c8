using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Redirects to another origin, by every status that redirects: nothing arrives there, the key least of all.
/// </summary>
internal static class RedirectSweep
{
    private static readonly int[] Statuses = [300, 301, 302, 303, 305, 307, 308];

    public static async Task RunAsync(OutcomeCount count)
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
                Check(count, status, await Ending.OfAsync(() => operation.CallAsync(clients, "s-1", default)));
            }

            await using var services = Injected(server.Address);
            Check(count, status, await Ending.OfAsync(() => services.GetRequiredService<IOrqSessionsClient>().GetSessionAsync("s-1")));
        }

        if (elsewhere.Connections > 0)
        {
            throw new ProofFailure($"{elsewhere.Connections} connections went to another origin along a redirect: {elsewhere.Heads[0]}");
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

    private static void Check(OutcomeCount count, int status, Ending ending)
    {
        count.Add(ending);
        if (ending.Exception is not SessionsApiException { StatusCode: { } told } || (int)told != status)
        {
            throw new ProofFailure($"a redirect with status {status} ended in {ending.Name}: {ending.Exception?.Message}");
        }
    }
}
