using Sessions.Core;
using Sessions.Proofs.Operations;

namespace Sessions.FuzzProofs;

/// <summary>
/// Answers each request in memory, and counts them.
/// </summary>
internal sealed class ScriptedServer(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private int _received;

    /// <summary>
    /// The base address of every client.
    /// </summary>
    public static Uri Address { get; } = new("https://api.test");

    /// <summary>
    /// Makes a call to a server of its own, with a client of each provider.
    /// </summary>
    /// <returns>The value; null when the call ended in a documented exception.</returns>
    public static Task<object?> CallAsync(
        Func<HttpRequestMessage, HttpResponseMessage> answer, Action<SessionsClientOptions> configure, Func<ProvenClients, Task<object?>> call)
    {
        return CallAsync(answer, async server =>
        {
            using var clients = ProvenClients.Over(server, Address, configure);
            return await call(clients);
        });
    }

    /// <summary>
    /// Makes a call to a server of its own.
    /// </summary>
    /// <returns>The value; null when the call ended in a documented exception.</returns>
    public static async Task<object?> CallAsync(Func<HttpRequestMessage, HttpResponseMessage> answer, Func<HttpMessageHandler, Task<object?>> call)
    {
        using var server = new ScriptedServer(answer);
        return await DocumentedOutcome.OfAsync(() => call(server), () => server._received);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _received++;
        var response = answer(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
