using Microsoft.Extensions.Configuration;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// The ways to choose a request for a fault: each starts a sandbox and makes a request that the fault is to hit.
/// </summary>
internal static class FaultSelection
{
    private const string OrqSession = "v2/traces/sessions/";

    private static readonly Dictionary<string, Func<string, Task<(SandboxServer Sandbox, HttpRequestMessage Request)>>> Ways = new()
    {
        ["by code, next request"] = fault => ByCodeAsync(fault, new SandboxFaultScope { Times = 1 }),
        ["by code, operation"] = fault => ByCodeAsync(fault, new SandboxFaultScope { Provider = "Orq", Operation = "GetSession" }),
        ["by code, probability"] = fault => ByCodeAsync(fault, new SandboxFaultScope { Probability = 1 }),
        ["by configuration"] = ByConfigurationAsync,
        ["by header"] = ByHeaderAsync,
    };

    public static IEnumerable<string> Names => Ways.Keys;

    public static Task<(SandboxServer Sandbox, HttpRequestMessage Request)> ChooseAsync(string way, string fault)
    {
        return Ways[way](fault);
    }

    public static SandboxOptions Bind(params (string Key, string Value)[] settings)
    {
        var pairs = settings.Select(setting => KeyValuePair.Create("Sandbox:" + setting.Key, (string?)setting.Value));
        return new ConfigurationBuilder().AddInMemoryCollection(pairs).Build().GetSection("Sandbox").Get<SandboxOptions>()!;
    }

    private static async Task<(SandboxServer, HttpRequestMessage)> ByCodeAsync(string fault, SandboxFaultScope scope)
    {
        var sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxFault.Parse(fault), scope);
        return (sandbox, Request(sandbox));
    }

    private static async Task<(SandboxServer, HttpRequestMessage)> ByConfigurationAsync(string fault)
    {
        var sandbox = await SandboxServer.StartAsync(Bind(("Faults:0:Fault", fault), ("Faults:0:Operation", "GetSession"), ("Faults:0:Times", "1")));
        return (sandbox, Request(sandbox));
    }

    private static async Task<(SandboxServer, HttpRequestMessage)> ByHeaderAsync(string fault)
    {
        var sandbox = await SandboxServer.StartAsync();
        var request = Request(sandbox);
        request.Headers.Add(SandboxFaults.HeaderName, fault);
        return (sandbox, request);
    }

    private static HttpRequestMessage Request(SandboxServer sandbox)
    {
        var id = sandbox.SeedOrqSessions(1).Single();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Orq.BaseAddress, OrqSession + id));
        request.Headers.Add("Authorization", "Bearer " + sandbox.Orq.ApiKey);
        return request;
    }
}
